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
    public void A_sandwich_norm_block_norms_what_goes_into_a_branch_and_what_comes_out()
    {
        using var scope = NewDisposeScope();
        using var block = new SandwichNormBlock(new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => Shifted());
        Module<Tensor, Tensor> At(string name) => Child(block, name);
        var x = randn(2, 5, Dim);
        var mixed = x + At("norm2").call(At("attn").call(At("norm1").call(x)));
        block.call(x).ShouldBeNear(mixed + At("norm4").call(At("mlp").call(At("norm3").call(mixed))), 1e-6);
    }

    [Fact]
    public void A_residual_post_norm_block_norms_what_comes_out_of_a_branch()
    {
        using var scope = NewDisposeScope();
        using var block = new ResidualPostNormBlock(new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => Shifted());
        Module<Tensor, Tensor> At(string name) => Child(block, name);
        var x = randn(2, 5, Dim);
        var mixed = x + At("norm1").call(At("attn").call(x));
        block.call(x).ShouldBeNear(mixed + At("norm2").call(At("mlp").call(mixed)), 1e-6);
        var before = scope.DisposablesCount;
        _ = block.call(x);
        scope.DisposablesCount.ShouldBe(before + 1);
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

    [Fact]
    public void Each_channel_of_a_branch_is_scaled()
    {
        using var scope = NewDisposeScope();
        using var pre = new PreNormBlock(Dim, new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => new LayerNorm(Dim), layerScale: 0.1);
        using var post = new PostNormBlock(Dim, new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => new LayerNorm(Dim), layerScale: 0.1);
        var x = randn(2, 5, Dim);
        foreach (var block in new Module<Tensor, Tensor>[] { pre, post })
        {
            var state = block.state_dict();
            state["ls1.gamma"].ShouldBeNear(full(Dim, 0.1), 0);
            using (no_grad())
            {
                state["ls1.gamma"].normal_();
                state["ls2.gamma"].normal_();
            }

            Module<Tensor, Tensor> At(string name) => Child(block, name);
            Tensor Branch(Tensor input, int i) =>
                block == pre
                    ? input + At(i == 1 ? "attn" : "mlp").call(At($"norm{i}").call(input)) * state[$"ls{i}.gamma"]
                    : At($"norm{i}").call(input + At(i == 1 ? "attn" : "mlp").call(input) * state[$"ls{i}.gamma"]);
            block.call(x).ShouldBeNear(Branch(Branch(x, 1), 2), 1e-6);
        }
    }

    [Fact]
    public void A_factor_in_front_of_the_norms_is_divided_out_again()
    {
        using var scope = NewDisposeScope();
        using var block = new PreNormBlock(Dim, new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => new LayerNorm(Dim, eps: 0.1), scaleAdjustment: 0.5);
        Tensor Branch(Tensor input, string norm, string branch) => input + Child(block, branch).call(Child(block, norm).call(input * 0.5)) / 0.5;
        var x = randn(2, 5, Dim);
        block.call(x).ShouldBeNear(Branch(Branch(x, "norm1", "attn"), "norm2", "mlp"), 1e-6);
        var before = scope.DisposablesCount;
        _ = block.call(x);
        scope.DisposablesCount.ShouldBe(before + 1);
    }

    /// <summary>Norms that are told apart by their weights.</summary>
    private static LayerNorm Shifted()
    {
        var norm = new LayerNorm(Dim);
        foreach (var parameter in norm.parameters())
            init.normal_(parameter);
        return norm;
    }

    private static PreNormBlock Pre(double dropout = 0, double dropPath = 0) =>
        new(Dim, new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => new LayerNorm(Dim), dropout, dropPath);

    private static PostNormBlock Post(double dropout = 0, double dropPath = 0) =>
        new(Dim, new MultiHeadAttention(Dim, 2), new Mlp(Dim), () => new LayerNorm(Dim), dropout, dropPath);

    private static Module<Tensor, Tensor> Child(Module block, string name) =>
        (Module<Tensor, Tensor>)block.named_children().Single(child => child.name == name).module;
}
