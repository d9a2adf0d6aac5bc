using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds;

/// <summary>What pads by itself does what the kind without padding does to a tensor that was padded by hand.</summary>
public sealed class PaddingTests
{
    [Theory]
    [InlineData(5, 7, 4, false)]
    [InlineData(5, 7, 4, true)]
    [InlineData(9, 8, 3, true)]
    [InlineData(8, 12, 4, true)]
    public void Windows(long h, long w, long window, bool isShifted)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = ((h + window - 1) / window * window, (w + window - 1) / window * window);
        Module<Tensor, Tensor> Make(long height, long width, bool pad) =>
            isShifted ? new ShiftedWindowAttention(6, 2, height, width, window, pad: pad) : new WindowAttention(6, 2, height, width, window, pad: pad);
        using var padded = Make(h, w, true);
        using var whole = Make(rows, columns, false);
        // Of a padded grid the mask is in no state dict.
        padded.state_dict().Keys.ShouldNotContain("attn_mask");
        Copy(padded, whole);
        var grid = randn(2, h, w, 6);
        var expected = whole.call(functional.pad(grid, [0, 0, 0, columns - w, 0, rows - h])).narrow(1, 0, h).narrow(2, 0, w);
        padded.call(grid).ShouldBeNear(expected, 1e-5);
    }

    /// <summary>Where a grid is one window: it is shifted where it is padded, and not else.</summary>
    [Theory]
    [InlineData(3, 2)]
    [InlineData(4, 4)]
    public void One_window_is_shifted(long h, long w)
    {
        using var scope = NewDisposeScope();
        using var still = new WindowAttention(6, 2, h, w, 4, pad: true);
        using var shifted = new ShiftedWindowAttention(6, 2, h, w, 4, pad: true);
        Copy(still, shifted);
        var grid = randn(2, h, w, 6);
        var (a, b) = (still.call(grid), shifted.call(grid));
        b.shape.ShouldBe(grid.shape);
        // Rows 0 and 1 do not see rows 2 and 3, nor the columns.
        b.allclose(a, atol: 1e-6).ShouldBeFalse();
        var other = grid.clone();
        other.narrow(1, 2, h - 2).add_(1);
        shifted.call(other).narrow(1, 0, 2).allclose(b.narrow(1, 0, 2), atol: 1e-6).ShouldBeTrue();
        still.call(other).narrow(1, 0, 2).allclose(a.narrow(1, 0, 2), atol: 1e-6).ShouldBeFalse();
    }

    [Fact]
    public void Merging_and_patches()
    {
        using var scope = NewDisposeScope();
        using var merging = new PatchMerging(4, 5, 3, pad: true);
        using var evenMerging = new PatchMerging(4, 6, 4);
        Copy(merging, evenMerging);
        var grid = randn(2, 5, 3, 4);
        merging.call(grid).ShouldBeNear(evenMerging.call(functional.pad(grid, [0, 0, 0, 1, 0, 1])), 1e-5);
        using var patches = new PatchEmbed(3, 10, 7, 4, 5, pad: true);
        using var wholePatches = new PatchEmbed(3, 12, 8, 4, 5);
        Copy(patches, wholePatches);
        var image = randn(2, 3, 10, 7);
        patches.call(image).ShouldBeNear(wholePatches.call(functional.pad(image, [0, 1, 0, 2])), 1e-5);
    }

    private static void Copy(Module from, Module to)
    {
        using var plain = no_grad();
        var theirs = from.named_parameters().ToDictionary(named => named.name, named => named.parameter);
        foreach (var (name, parameter) in to.named_parameters())
            parameter.copy_(theirs[name]);
    }
}
