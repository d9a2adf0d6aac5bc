using System;
using System.Linq;
using ModelDsl.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Training;

public sealed class AdamWTests
{
    [Fact]
    public void It_does_what_the_paper_says()
    {
        using var scope = NewDisposeScope();
        var net = Net();
        var slots = net.named_parameters().Select(pair => (pair.parameter, new Reference(Values(pair.parameter)))).ToArray();
        using var optimizer = new AdamW([new([.. net.named_parameters()], 0.05)], beta1: 0.8, beta2: 0.95, epsilon: 1e-6);
        for (var step = 1; step <= 20; step++)
        {
            optimizer.ZeroGrad();
            net.call(randn(16, 5)).square().sum().backward();
            foreach (var (parameter, reference) in slots)
                reference.Step(step, Values(parameter.grad!), rate: 1e-2 / step, decay: 0.05);
            optimizer.Step(1e-2 / step);
        }

        foreach (var (parameter, reference) in slots)
            Values(parameter).ShouldBe(reference.Values, 1e-6);
    }

    [Fact]
    public void A_parameter_without_gradient_stays()
    {
        using var scope = NewDisposeScope();
        var net = Net();
        var last = net.parameters().Last();
        var before = last.clone();
        using var optimizer = new AdamW(ParameterGroup.Of(net, 0.1));
        net.parameters().First().square().sum().backward();
        optimizer.Step(0.1);
        last.allclose(before, 0, 0).ShouldBeTrue();
        net.parameters().First().allclose(Net().parameters().First()).ShouldBeFalse();
    }

    [Fact]
    public void Its_tensors_live_as_long_as_it()
    {
        using var net = Net();
        using var outer = NewDisposeScope();
        AdamW optimizer;
        using (NewDisposeScope())
            optimizer = new AdamW(ParameterGroup.Of(net, 0.1));
        optimizer.State.Count.ShouldBe(8);
        optimizer.State.Values.ShouldAllBe(tensor => !tensor.IsInvalid);
        optimizer.Dispose();
        optimizer.State.Values.ShouldAllBe(tensor => tensor.IsInvalid);
    }

    private static double[] Values(Tensor tensor) => tensor.detach().to(float64).data<double>().ToArray();

    private static nn.Module<Tensor, Tensor> Net()
    {
        manual_seed(3);
        return nn.Sequential(nn.Linear(5, 7), nn.Tanh(), nn.Linear(7, 2));
    }

    /// <summary>Algorithm 2 of arXiv 1711.05101, number by number, with its schedule multiplier in the rate.</summary>
    private sealed class Reference(double[] values)
    {
        private readonly double[] _first = new double[values.Length];
        private readonly double[] _second = new double[values.Length];

        public double[] Values { get; } = values;

        public void Step(int step, double[] gradient, double rate, double decay)
        {
            for (var i = 0; i < Values.Length; i++)
            {
                _first[i] = 0.8 * _first[i] + 0.2 * gradient[i];
                _second[i] = 0.95 * _second[i] + 0.05 * gradient[i] * gradient[i];
                var (mean, square) = (_first[i] / (1 - Math.Pow(0.8, step)), _second[i] / (1 - Math.Pow(0.95, step)));
                Values[i] -= rate * (mean / (Math.Sqrt(square) + 1e-6) + decay * Values[i]);
            }
        }
    }
}
