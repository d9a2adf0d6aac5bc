using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class BlockTests
{
    private const long Dim = 8;

    [Fact]
    public void A_pre_norm_block_adds_branches_of_the_normed_input()
    {
        using var scope = NewDisposeScope();
        using var block = Pre();
        Module<Tensor, Tensor> At(string name) => Child(block, name);
        var x = randn(2, 5, Dim);
        var mixed = x + At("attn").call(At("norm1").call(x));
        block.call(x).ShouldBeNear(mixed + At("mlp").call(At("norm2").call(mixed)), 1e-6);
    }

    [Fact]
    public void A_post_norm_block_norms_the_sums()
    {
        using var scope = NewDisposeScope();
        using var block = Post();
        Module<Tensor, Tensor> At(string name) => Child(block, name);
        var x = randn(2, 5, Dim);
        var mixed = At("norm1").call(x + At("attn").call(x));
        block.call(x).ShouldBeNear(At("norm2").call(mixed + At("mlp").call(mixed)), 1e-6);
    }

    [Fact]
    public void Both_name_their_state_alike()
    {
        Pre().state_dict().Keys.Select(key => key.Split('.')[0]).Distinct().ShouldBe(["norm1", "attn", "norm2", "mlp"]);
        Post().state_dict().Keys.ShouldBe(Pre().state_dict().Keys);
    }

    public static TheoryData<double, double> Thinnings => new() { { 0.5, 0 }, { 0, 0.5 }, { 0.3, 0.3 } };

    [Theory]
    [MemberData(nameof(Thinnings))]
    public void Branches_are_thinned_only_while_training(double dropout, double dropPath)
    {
        foreach (Module<Tensor, Tensor> block in new Module<Tensor, Tensor>[] { Pre(dropout, dropPath), Post(dropout, dropPath) })
        {
            using var scope = NewDisposeScope();
            foreach (var (_, parameter) in block.named_parameters())
                init.normal_(parameter);
            var x = randn(16, 5, Dim);
            manual_seed(0);
            var first = block.call(x);
            first.allclose(block.call(x), 0, 0).ShouldBeFalse();
            block.eval();
            block.call(x).allclose(block.call(x), 0, 0).ShouldBeTrue();
            block.Dispose();
        }
    }

    [Fact]
    public void A_block_whose_path_is_left_out_passes_those_samples_through()
    {
        using var scope = NewDisposeScope();
        using var block = Pre(dropPath: 0.5);
        manual_seed(0);
        var x = randn(200, 3, Dim);
        var same = block.call(x).eq(x).all(2).all(1).data<bool>().ToArray();
        same.Count(untouched => untouched).ShouldBeInRange(25, 75); // both branches: a quarter of 200
    }

    [Fact]
    public void Forward_keeps_no_tensor_but_its_result()
    {
        using var block = Pre(0.1, 0.1);
        using var scope = NewDisposeScope();
        var x = randn(2, 5, Dim);
        var before = scope.DisposablesCount;
        _ = block.call(x);
        scope.DisposablesCount.ShouldBe(before + 1);
    }

    private static PreNormBlock Pre(double dropout = 0, double dropPath = 0) =>
        new(new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => new LayerNorm(Dim), dropout, dropPath);

    private static PostNormBlock Post(double dropout = 0, double dropPath = 0) =>
        new(new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => new LayerNorm(Dim), dropout, dropPath);

    private static Module<Tensor, Tensor> Child(Module block, string name) =>
        (Module<Tensor, Tensor>)block.named_children().Single(child => child.name == name).module;
}
