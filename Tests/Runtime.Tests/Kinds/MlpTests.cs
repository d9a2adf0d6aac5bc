using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class MlpTests
{
    /// <summary>The values are those of the formulas in the paper on GELU, section 2, computed with a calculator's precision.</summary>
    [Theory]
    [InlineData(Activation.Relu, 0, 0.5)]
    [InlineData(Activation.QuickGelu, -0.154204, 0.350388)]
    [InlineData(Activation.GeluTanh, -0.158808, 0.345714)]
    [InlineData(Activation.Gelu, -0.158655, 0.345731)]
    public void The_function_between_is_the_one_that_is_named(Activation activation, double atMinusOne, double atHalf)
    {
        using var scope = NewDisposeScope();
        using var mlp = new Mlp(1, 1, activation: activation, bias: false);
        using (no_grad())
        {
            foreach (var weight in mlp.parameters())
                weight.fill_(1);
        }

        mlp.call(tensor(new[] { -1f, 0.5f }).reshape(1, 2, 1)).ShouldBeNear([(float)atMinusOne, (float)atHalf], 2e-6);
    }

    [Fact]
    public void Has_biases_unless_told_otherwise()
    {
        new Mlp(3).state_dict().Keys.ShouldBe(["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"]);
        new Mlp(3, bias: false).state_dict().Keys.ShouldBe(["fc1.weight", "fc2.weight"]);
    }

    [Fact]
    public void A_function_that_there_is_not_is_an_error() =>
        Should.Throw<System.ComponentModel.InvalidEnumArgumentException>(() => new Mlp(1, activation: (Activation)99).call(zeros(1, 1, 1)));
}
