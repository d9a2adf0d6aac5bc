using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class MultiHeadAttentionTests
{
    [Fact]
    public void Where_it_is_causal_no_token_sees_a_later_one()
    {
        using var scope = NewDisposeScope();
        using var attention = new MultiHeadAttention(12, 3, causal: true);
        var x = randn(2, 7, 12);
        var changed = x.clone();
        changed.narrow(1, 4, 3).normal_();
        attention.call(changed).narrow(1, 0, 4).ShouldBeNear(attention.call(x).narrow(1, 0, 4), 1e-6);
        (attention.call(changed) - attention.call(x)).narrow(1, 4, 3).abs().max().item<float>().ShouldBeGreaterThan(1e-3f);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(12, false)]
    public void Is_the_formula_of_the_paper(long heads, bool bias)
    {
        manual_seed(0);
        using var scope = NewDisposeScope();
        const long dim = 12;
        using var attention = new MultiHeadAttention(dim, heads, bias, dtype: float64);
        var x = randn(2, 7, dim, float64);
        var state = attention.state_dict();
        if (bias)
        {
            using (no_grad())
                state["qkv.bias"].normal_();
        }

        var qkv = x.matmul(state["qkv.weight"].t());
        if (bias)
            qkv = qkv + state["qkv.bias"];
        var width = dim / heads;
        var perHead = Enumerable.Range(0, (int)heads).Select(head =>
        {
            Tensor Part(int part) => qkv.narrow(2, part * dim + head * width, width);
            var weights = (Part(0).matmul(Part(1).transpose(1, 2)) / Math.Sqrt(width)).softmax(-1);
            return weights.matmul(Part(2));
        });
        var expected = cat(perHead.ToArray(), 2).matmul(state["proj.weight"].t()) + state["proj.bias"];

        attention.call(x).ShouldBeNear(expected, 1e-14);
    }

    [Fact]
    public void Drops_attention_weights_only_while_training()
    {
        using var scope = NewDisposeScope();
        using var attention = new MultiHeadAttention(8, 2, attentionDropout: 0.5);
        var x = randn(1, 5, 8) * 100;
        manual_seed(0);
        var first = attention.call(x);
        var second = attention.call(x);
        first.allclose(second, 0, 0).ShouldBeFalse();
        attention.eval();
        attention.call(x).allclose(attention.call(x), 0, 0).ShouldBeTrue();
    }

    [Fact]
    public void Names_its_state_as_timm_does() =>
        new MultiHeadAttention(4, 2).state_dict().Keys.ShouldBe(["qkv.weight", "qkv.bias", "proj.weight", "proj.bias"]);

    [Fact]
    public void Says_when_the_heads_do_not_divide_the_width() =>
        Should.Throw<ArgumentException>(() => new MultiHeadAttention(10, 3)).Message.ShouldContain("dim 10 does not divide into 3 heads");
}
