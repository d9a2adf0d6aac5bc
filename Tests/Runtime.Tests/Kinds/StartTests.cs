using System.Linq;
using Shouldly;
using TorchSharp;
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
    public void Vectors_of_tokens_start_at_little_or_at_one_when_scaled()
    {
        manual_seed(3);
        using var small = new TokenEmbed(500, 64);
        using var scaled = new TokenEmbed(500, 64, scale: true);
        Deviation(small.state_dict()["weight"]).ShouldBe(0.02, 0.0005);
        using var numbers = arange(500).unsqueeze(0);
        using var vectors = scaled.call(numbers);
        Deviation(vectors).ShouldBe(1, 0.02);
    }

    [Fact]
    public void Tied_weights_are_one_table_that_moves_as_one()
    {
        using var embed = new TokenEmbed(5, 4);
        using var other = new TokenEmbed(5, 4, shared: embed);
        using var head = new LanguageHead(4, 5, embed);
        other.state_dict().ShouldBeEmpty();
        head.state_dict().ShouldBeEmpty();
        embed.to(float64);
        using var numbers = arange(5).unsqueeze(0);
        using var vectors = other.call(numbers);
        vectors.dtype.ShouldBe(float64);
        using var scores = head.call(vectors);
        var table = embed.state_dict()["weight"];
        using var expected = table.matmul(table.t());
        scores[0].ShouldBeNear(expected, 1e-12);
        Should.Throw<System.ArgumentException>(() => new TokenEmbed(6, 4, shared: embed));
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
                new TalkingHeadsAttention(4, 2), new CrossAttention(4, 2), new TokenEmbed(5, 4), new LanguageHead(4, 5),
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
