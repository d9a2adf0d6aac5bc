using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class DropPathTests
{
    [Fact]
    public void Leaves_out_whole_samples_and_enlarges_the_others_as_timm()
    {
        using var layer = new DropPath(0.3);
        using var input = ones(8, 2);
        manual_seed(7);
        using var output = layer.call(input);
        const float kept = 1.4285714626312256f; // 1 / 0.7, and the draws of timm 0.6's drop_path on PyTorch 1.13
        float[] perSample = [kept, kept, 0, kept, 0, 0, kept, kept];
        output.ShouldBeNear(perSample.SelectMany(value => new[] { value, value }).ToArray(), 0);
    }

    [Fact]
    public void Does_nothing_outside_training()
    {
        using var layer = new DropPath(0.9);
        layer.eval();
        using var input = ones(64, 2);
        using var output = layer.call(input);
        output.ShouldBeNear(input, 0);
    }

    [Fact]
    public void Keeps_the_mean()
    {
        manual_seed(1);
        using var layer = new DropPath(0.25);
        using var input = ones(20_000, 1);
        using var output = layer.call(input);
        using var mean = output.mean();
        mean.item<float>().ShouldBe(1, 0.02);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Refuses_what_is_no_rate(double rate) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DropPath(rate)).ParamName.ShouldBe("rate");
}
