using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class CrossAttentionTests
{
    private const long Dim = 12;

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Is_the_formula_of_the_paper(long heads, bool bias)
    {
        manual_seed(0);
        using var scope = NewDisposeScope();
        using var attention = new CrossAttention(Dim, heads, bias, dtype: float64);
        foreach (var weight in attention.parameters())
            init.normal_(weight);
        var (x, y) = (randn(2, 7, Dim, float64), randn(2, 5, Dim, float64));
        var state = attention.state_dict();
        Tensor Project(Tensor tokens, int part)
        {
            var projected = tokens.matmul(state["qkv.weight"].narrow(0, part * Dim, Dim).t());
            return bias ? projected + state["qkv.bias"].narrow(0, part * Dim, Dim) : projected;
        }

        var width = Dim / heads;
        var perHead = Enumerable.Range(0, (int)heads).Select(head =>
        {
            Tensor Part(Tensor tokens, int part) => Project(tokens, part).narrow(2, head * width, width);
            var weights = (Part(x, 0).matmul(Part(y, 1).transpose(1, 2)) / Math.Sqrt(width)).softmax(-1);
            return weights.matmul(Part(y, 2));
        });
        var expected = cat(perHead.ToArray(), 2).matmul(state["proj.weight"].t()) + state["proj.bias"];
        attention.call(x, y).ShouldBeNear(expected, 1e-12);
    }

    [Fact]
    public void A_pre_norm_block_adds_branches_of_the_normed_input()
    {
        using var scope = NewDisposeScope();
        using var block = new PreNormCrossBlock(Dim, new MultiHeadAttention(Dim, 3), new CrossAttention(Dim, 3), new Mlp(Dim), () => new LayerNorm(Dim));
        var (x, y) = (randn(2, 5, Dim), randn(2, 4, Dim));
        var mixed = x + At(block, "attn").call(At(block, "norm1").call(x));
        var crossed = mixed + Cross(block).call(At(block, "norm2").call(mixed), y);
        block.call(x, y).ShouldBeNear(crossed + At(block, "mlp").call(At(block, "norm3").call(crossed)), 1e-6);
    }

    [Fact]
    public void A_post_norm_block_norms_the_sums()
    {
        using var scope = NewDisposeScope();
        using var block = new PostNormCrossBlock(Dim, new MultiHeadAttention(Dim, 3), new CrossAttention(Dim, 3), new Mlp(Dim), () => new LayerNorm(Dim));
        var (x, y) = (randn(2, 5, Dim), randn(2, 4, Dim));
        var mixed = At(block, "norm1").call(x + At(block, "attn").call(x));
        var crossed = At(block, "norm2").call(mixed + Cross(block).call(mixed, y));
        block.call(x, y).ShouldBeNear(At(block, "norm3").call(crossed + At(block, "mlp").call(crossed)), 1e-6);
    }

    [Fact]
    public void Blocks_keep_no_tensor_but_their_result()
    {
        using var scope = NewDisposeScope();
        using var block = new PreNormCrossBlock(
            Dim,
            new MultiHeadAttention(Dim, 3),
            new CrossAttention(Dim, 3),
            new Mlp(Dim),
            () => new LayerNorm(Dim),
            dropout: 0.1,
            dropPath: 0.1
        );
        var (x, y) = (randn(2, 5, Dim), randn(2, 4, Dim));
        var before = scope.DisposablesCount;
        var output = block.call(x, y);
        scope.DisposablesCount.ShouldBe(before + 1);
        output.Dispose();
    }

    private static Module<Tensor, Tensor> At(Module block, string name) => (Module<Tensor, Tensor>)Child(block, name);

    private static CrossAttention Cross(Module block) => (CrossAttention)Child(block, "cross");

    private static Module Child(Module block, string name) => block.named_children().Single(child => child.name == name).module;
}
