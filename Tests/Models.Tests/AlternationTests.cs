using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests;

/// <summary>Attention inside windows, block by block without and with a shift.</summary>
[Alternate(typeof(WindowAttention), typeof(ShiftedWindowAttention))]
public abstract class WindowsInTurn;

/// <summary>A stage with an odd number of blocks, one with a single block.</summary>
[Model(Attention = typeof(WindowsInTurn), DropPath = 0.1)]
[ImageInput(32)]
[PatchEmbed(4, Dim = 16)]
[Stage(3, Heads = 2, Window = 4)]
[PatchMerging]
[Stage(1, Heads = 4, Window = 2)]
[ClassHead(10, Pool = Pool.Mean)]
public sealed partial class TinyWeave;

/// <summary>The same column with whole blocks in turn.</summary>
[Alternate(typeof(PreNormBlock), typeof(PostNormBlock))]
public abstract class NormsInTurn;

/// <summary>A variant of a model whose blocks alternate, with blocks that alternate as well.</summary>
[Variant(typeof(TinyWeave), Block = typeof(NormsInTurn))]
[Stage(4)]
public sealed partial class TinyWeaveOfBlocks;

/// <summary>Attention inside windows and to a smaller picture of the grid, as in Twins-SVT (arXiv 2104.13840).</summary>
[Alternate(typeof(WindowAttention), typeof(SpatialReductionAttention))]
public abstract class LocalAndGlobal;

/// <summary>Blocks that take a grid and blocks that take a sequence, in turn.</summary>
[Variant(typeof(TinyWeave), Attention = typeof(LocalAndGlobal), Reduction = 2)]
public sealed partial class TinyLocalGlobal;

/// <summary>Blocks of alternating kinds, constructed and run.</summary>
public class AlternationTests
{
    [Fact]
    public void Every_block_has_the_kind_of_its_turn()
    {
        using var model = new TinyWeave();
        var attention = model
            .named_modules()
            .Where(module => module.name.EndsWith(".attn", System.StringComparison.Ordinal))
            .Select(module => (module.name, module.module.GetType().Name));
        attention.ShouldBe(
            [
                ("stage1.0.attn", nameof(WindowAttention)),
                ("stage1.1.attn", nameof(ShiftedWindowAttention)),
                ("stage1.2.attn", nameof(WindowAttention)),
                ("stage2.0.attn", nameof(WindowAttention)),
            ]
        );
    }

    [Fact]
    public void Whole_blocks_alternate_around_the_attention_of_their_turn()
    {
        using var model = new TinyWeaveOfBlocks();
        var blocks = model.named_modules().Where(module => module.name.StartsWith("stage1.", System.StringComparison.Ordinal)).ToList();
        blocks
            .Where(module => module.name.Length == "stage1.0".Length)
            .Select(module => module.module.GetType().Name)
            .ShouldBe([nameof(PreNormBlock), nameof(PostNormBlock), nameof(PreNormBlock), nameof(PostNormBlock)]);
        blocks
            .Where(module => module.name.EndsWith(".attn", System.StringComparison.Ordinal))
            .Select(module => module.module.GetType().Name)
            .ShouldBe([nameof(WindowAttention), nameof(ShiftedWindowAttention), nameof(WindowAttention), nameof(ShiftedWindowAttention)]);
    }

    [Fact]
    public void Parameters_are_as_many_as_the_summary_says()
    {
        using var model = new TinyWeave();
        using var other = new TinyWeaveOfBlocks();
        using var mixed = new TinyLocalGlobal();
        model.parameters().Sum(parameter => parameter.numel()).ShouldBe(TinyWeave.Summary.Parameters);
        other.parameters().Sum(parameter => parameter.numel()).ShouldBe(TinyWeaveOfBlocks.Summary.Parameters);
        mixed.parameters().Sum(parameter => parameter.numel()).ShouldBe(TinyLocalGlobal.Summary.Parameters);
    }

    [Fact]
    public void What_the_model_computes_is_block_after_block()
    {
        using var scope = NewDisposeScope();
        using var model = new TinyWeave();
        model.eval();
        using var _ = no_grad();
        var input = rand(2, 3, 32, 32);
        var modules = model.named_modules().ToDictionary(module => module.name, module => module.module);
        var x = Call("patch_embed", input);
        foreach (var block in new[] { "stage1.0", "stage1.1", "stage1.2" })
            x = Call(block, x);
        var map = model.forward_stages(input)[0];
        map.shape.ShouldBe([2, 16, 8, 8]);
        (map - x.permute(0, 3, 1, 2)).abs().max().item<float>().ShouldBe(0);
        // The shift is what tells the two kinds apart: without it the second block gives something else.
        var unshifted = new WindowAttention(dim: 16, heads: 2, h: 8, w: 8, window: 4);
        unshifted.load_state_dict(modules["stage1.1.attn"].state_dict(), strict: false);
        var tokens = rand(2, 8, 8, 16);
        (Call("stage1.1.attn", tokens) - unshifted.call(tokens)).abs().max().item<float>().ShouldBeGreaterThan(1e-4f);

        Tensor Call(string name, Tensor tensor) => ((Module<Tensor, Tensor>)modules[name]).call(tensor);
    }

    [Theory]
    [InlineData(typeof(TinyWeave))]
    [InlineData(typeof(TinyWeaveOfBlocks))]
    [InlineData(typeof(TinyLocalGlobal))]
    public void Gradients_reach_every_parameter(System.Type type)
    {
        using var scope = NewDisposeScope();
        using var model = Declared.Make(type);
        model.eval();
        model.call(rand(2, 3, 32, 32)).sum().backward();
        model.named_parameters().Where(parameter => parameter.parameter.grad is null).ShouldBeEmpty();
    }
}
