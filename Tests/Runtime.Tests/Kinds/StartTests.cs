using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

/// <summary>How the weights of each kind start: as timm's <c>VisionTransformer</c>.</summary>
public sealed class StartTests
{
    [Fact]
    public void Linear_layers_are_truncated_normal_with_no_bias()
    {
        manual_seed(3);
        using var linear = Weights.Linear(200, 300);
        Deviation(linear.weight).ShouldBe(0.02, 0.0005);
        linear.bias.ShouldNotBeNull().count_nonzero().item<long>().ShouldBe(0);
        linear.weight.requires_grad.ShouldBeTrue();
    }

    [Fact]
    public void Norms_start_as_the_plain_norm()
    {
        using var norm = new LayerNorm(5);
        norm.state_dict()["weight"].ShouldBeNear([1, 1, 1, 1, 1], 0);
        norm.state_dict()["bias"].ShouldBeNear([0, 0, 0, 0, 0], 0);
    }

    [Fact]
    public void The_class_token_starts_at_nearly_nothing_and_positions_at_little()
    {
        manual_seed(3);
        using var token = new ClassToken(2000);
        using var position = new LearnablePosition(50, 400);
        Deviation(token.state_dict()["weight"]).ShouldBe(1e-6, 1e-7);
        Deviation(position.state_dict()["weight"]).ShouldBe(0.02, 0.0005);
    }

    [Fact]
    public void Weights_outlive_the_dispose_scope_that_they_were_made_in()
    {
        nn.Module[] modules;
        using (NewDisposeScope())
        {
            modules =
            [
                new ClassToken(4), new LearnablePosition(3, 4), new LayerNorm(4), new MultiHeadAttention(4, 2), new Mlp(4),
                new TalkingHeadsAttention(4, 2),
                new PatchEmbed(3, 4, 4, 2, 4, new LayerNorm(4)), new ClassHead(1, 4, 2, representation: 3),
            ];
        }

        foreach (var module in modules)
        {
            module.state_dict().Values.ShouldAllBe(weight => !weight.IsInvalid);
            module.state_dict().Count.ShouldBe(module.parameters().Count());
            module.Dispose();
        }
    }

    [Fact]
    public void Weights_are_made_where_and_as_asked()
    {
        using var head = new ClassHead(1, 4, 2, representation: 3, dtype: float64);
        using var embed = new PatchEmbed(3, 4, 4, 2, 4, dtype: float64);
        using var block = new MultiHeadAttention(4, 2, device: META);
        head.parameters().Concat(embed.parameters()).ShouldAllBe(weight => weight.dtype == float64);
        block.parameters().ShouldAllBe(weight => weight.device_type == TorchSharp.DeviceType.META);
    }

    private static double Deviation(Tensor weight) => weight.std(unbiased: false).item<float>();
}
