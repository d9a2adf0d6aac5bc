using System;
using System.Linq;
using System.Runtime.InteropServices;
using ModelDsl.LibTorch;
using Shouldly;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Optim;

/// <summary>One call over all tensors does what AdamW does operator by operator.</summary>
public class FusedAdamWTests
{
    /// <summary>One larger than a piece of the parallel loop, one smaller than a vector register, one empty.</summary>
    private static readonly long[][] Shapes = [[257, 129], [7], [3, 5], [0]];

    [Theory]
    [InlineData(ScalarType.Float32, 2e-6)]
    [InlineData(ScalarType.Float64, 1e-13)]
    [InlineData(ScalarType.BFloat16, 0)]
    public void Ten_steps_are_those_of_the_operators(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        Tensor[] parameters = [.. Shapes.Select(shape => Wave(shape, 0).to(type))];
        Tensor[] first = [.. parameters.Select(parameter => zeros_like(parameter))];
        Tensor[] second = [.. parameters.Select(parameter => zeros_like(parameter))];
        var references = parameters.Select(parameter => (parameter.clone(), zeros_like(parameter), zeros_like(parameter))).ToArray();
        for (var step = 1; step <= 10; step++)
        {
            Tensor[] gradients = [.. Shapes.Select(shape => Gradient(shape, step).to(type))];
            FusedAdamW.Step(parameters, gradients, first, second, step, 0.01, 0.8, 0.99, 1e-6, 0.05);
            foreach (var ((parameter, mean, square), gradient) in references.Zip(gradients))
            {
                mean.mul_(0.8).add_(gradient, alpha: 1 - 0.8);
                square.mul_(0.99).addcmul_(gradient, gradient, 1 - 0.99);
                var denominator = square.sqrt().div_(Math.Sqrt(1 - Math.Pow(0.99, step))).add_(1e-6);
                parameter.mul_(1 - 0.01 * 0.05).addcdiv_(mean, denominator, -0.01 / (1 - Math.Pow(0.8, step)));
            }
        }

        foreach (var (parameter, (reference, _, _)) in parameters.Zip(references))
            parameter.Values().ShouldMatch(reference.Values(), tolerance, "parameter");
    }

    [Fact]
    public void A_graph_over_the_old_values_is_an_error_and_not_a_wrong_gradient()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(4));
        var loss = parameter.square().sum();
        FusedAdamW.Step([parameter], [ones(4)], [zeros(4)], [zeros(4)], 1, 0.1);
        Should.Throw<ExternalException>(loss.backward).Message.ShouldContain("modified by an inplace operation");
    }

    [Fact]
    public void What_does_not_fit_together_is_an_error()
    {
        using var scope = NewDisposeScope();
        Should.Throw<ArgumentException>(() => FusedAdamW.Step([ones(4)], [], [], [], 1, 0.1)).Message.ShouldContain("1 parameters");
        Should.Throw<ArgumentException>(() => FusedAdamW.Step([ones(4)], [ones(4)], [ones(4)], [ones(4)], 0, 0.1));
        Should.Throw<ExternalException>(() => FusedAdamW.Step([ones(4)], [ones(3)], [zeros(4)], [zeros(4)], 1, 0.1));
    }

    private static Tensor Wave(long[] shape, double phase) =>
        (arange(shape.Aggregate(1L, (product, size) => product * size), dtype: ScalarType.Float64) * 0.7 + phase).sin().reshape(shape);

    /// <summary>Transposed storage for matrices: a gradient need not be contiguous.</summary>
    private static Tensor Gradient(long[] shape, int step) =>
        shape.Length == 2 ? Wave([shape[1], shape[0]], step).t() : Wave(shape, step);
}
