using System.Linq;
using ModelDsl.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Training;

public sealed class AdamWTests
{
    [Fact]
    public void It_does_what_the_optimizer_of_torch_does()
    {
        using var scope = NewDisposeScope();
        var (ours, theirs) = (Net(), Net());
        using var optimizer = new AdamW([new([.. ours.named_parameters()], 0.05)], beta1: 0.8, beta2: 0.95, epsilon: 1e-6);
        using var reference = optim.AdamW(theirs.parameters(), lr: 1e-2, beta1: 0.8, beta2: 0.95, eps: 1e-6, weight_decay: 0.05);
        for (var step = 0; step < 20; step++)
        {
            var input = randn(16, 5);
            optimizer.ZeroGrad();
            reference.zero_grad();
            ours.call(input).square().sum().backward();
            theirs.call(input).square().sum().backward();
            optimizer.Step(1e-2);
            reference.step();
        }

        foreach (var (a, b) in ours.parameters().Zip(theirs.parameters()))
            (a - b).abs().max().item<float>().ShouldBeLessThan(1e-6f);
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

    private static nn.Module<Tensor, Tensor> Net()
    {
        manual_seed(3);
        return nn.Sequential(nn.Linear(5, 7), nn.Tanh(), nn.Linear(7, 2));
    }
}
