using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

/// <summary>The expected numbers are those of <c>torch.nn.init.trunc_normal_</c> in PyTorch 1.13.</summary>
public sealed class TruncatedNormalTests
{
    [Fact]
    public void Draws_the_numbers_of_PyTorch()
    {
        manual_seed(42);
        using var values = empty(6);
        TruncatedNormal.Fill(values, std: 0.02);
        values.ShouldBeNear([0.0237281453f, 0.0274445862f, -0.00595936133f, 0.0348536931f, -0.00556302071f, 0.00511330506f], 1e-8);
    }

    [Fact]
    public void Draws_the_numbers_of_PyTorch_where_the_bounds_cut()
    {
        manual_seed(42);
        using var values = empty(40, 5);
        TruncatedNormal.Fill(values, mean: 0.1, std: 1, low: -1, high: 0.5);
        var drawn = values.data<float>().ToArray();
        float[] first = [0.338441133f, 0.382564247f, -0.327076852f, 0.443185687f, -0.316276789f, -0.0307543203f];
        float[] last = [-0.155065864f, -0.205409735f, -0.00541950762f, 0.0206331238f];
        foreach (var (value, expected) in drawn.Take(6).Concat(drawn.TakeLast(4)).Zip(first.Concat(last)))
            value.ShouldBe(expected, 1e-6);
        drawn.ShouldAllBe(value => value >= -1 && value <= 0.5);
    }

    [Fact]
    public void Records_no_gradient_and_leaves_no_tensor_behind()
    {
        using var scope = NewDisposeScope();
        var weight = nn.Parameter(empty(3));
        var before = scope.DisposablesCount;
        TruncatedNormal.Fill(weight);
        weight.requires_grad.ShouldBeTrue();
        weight.is_leaf.ShouldBeTrue();
        scope.DisposablesCount.ShouldBe(before);
    }

    [Theory]
    [InlineData(0, -1, 1)]
    [InlineData(1, 1, 1)]
    public void Refuses_what_is_no_distribution(double std, double low, double high)
    {
        using var values = empty(3);
        Should.Throw<ArgumentException>(() => TruncatedNormal.Fill(values, 0, std, low, high));
    }
}
