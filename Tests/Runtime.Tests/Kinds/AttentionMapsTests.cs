using System;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class AttentionMapsTests
{
    [Fact]
    public void The_maps_are_what_the_values_are_weighed_with()
    {
        using var scope = NewDisposeScope();
        manual_seed(1).Dispose();
        var attention = new MultiHeadAttention(dim: 8, heads: 2, dtype: float64);
        attention.eval();
        var input = randn(3, 5, 8, dtype: float64);
        var maps = attention.AttentionMaps(input);
        maps.shape.ShouldBe([3, 2, 5, 5]);
        var state = attention.state_dict();
        var value = nn.functional.linear(input, state["qkv.weight"], state["qkv.bias"]).narrow(2, 16, 8).unflatten(2, 2, 4).transpose(1, 2);
        var expected = nn.functional.linear(maps.matmul(value).transpose(1, 2).flatten(2), state["proj.weight"], state["proj.bias"]);
        attention.call(input).allclose(expected, atol: 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Re_attention_shows_its_mixed_maps()
    {
        using var scope = NewDisposeScope();
        var attention = new ReAttention(dim: 8, heads: 2);
        attention.eval();
        attention.AttentionMaps(randn(3, 5, 8)).shape.ShouldBe([3, 2, 5, 5]);
    }

    [Fact]
    public void A_rollout_is_the_product_of_half_attention_and_half_residual()
    {
        using var scope = NewDisposeScope();
        // Two heads, of which one looks at the first token and one at the second; then all look at the second.
        var first = zeros(1, 2, 2, 2, dtype: float64);
        first[0, 0, .., 0] = 1;
        first[0, 1, .., 1] = 1;
        var second = zeros(1, 1, 2, 2, dtype: float64);
        second[0, 0, .., 1] = 1;
        var rollout = AttentionRollout.Of([first, second]);
        // [[½, ½], [0, 1]] · [[¾, ¼], [¼, ¾]]
        rollout.data<double>().ToArray().ShouldBe([0.5, 0.5, 0.25, 0.75], 1e-12);
        rollout.sum(dim: -1).allclose(ones(1, 2, dtype: float64)).ShouldBeTrue();
    }

    [Fact]
    public void Maps_of_other_tokens_make_no_rollout()
    {
        using var scope = NewDisposeScope();
        Should.Throw<ArgumentException>(() => AttentionRollout.Of([]));
        Should.Throw<ArgumentException>(() => AttentionRollout.Of([zeros(1, 2, 4, 4), zeros(1, 2, 4, 3)]));
        Should.Throw<ArgumentException>(() => AttentionRollout.Of([zeros(2, 4, 4)]));
    }
}
