using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Lets neighbouring blocks meet on the whole grid, and halves it (NesT, arXiv 2105.12723, section 3.1).</summary>
[Kind(typeof(BlockAggregation), Field = "aggregation{stage}")]
public sealed class BlockAggregationAttribute : LayerAttribute
{
    /// <summary>Width of a token afterwards. Default: as before.</summary>
    public int Dim { get; set; }

    /// <summary>How four tokens become one. Default: <see cref="Aggregation.MaxPool"/>.</summary>
    public Aggregation Aggregation { get; set; }

    /// <summary>
    /// So many blocks are kept apart: what stands at the border of one does not see its neighbour, the "block plane" of table 6. Default: 0, the whole
    /// grid at once.
    /// </summary>
    public int Blocks { get; set; }

    /// <summary>The norm behind the convolution. Default: layer norm.</summary>
    public Type? Norm { get; set; }

    /// <summary>The epsilon of <see cref="Norm"/>.</summary>
    public double NormEps { get; set; }

    /// <summary>How the border is padded for the maximum. Default: <see cref="PoolPadding.Symmetric"/>.</summary>
    public PoolPadding Padding { get; set; }
}

/// <summary>How <see cref="BlockAggregation"/> makes one token of four (arXiv 2105.12723, table 6).</summary>
public enum Aggregation
{
    /// <summary>3×3 convolution, norm, 3×3 maximum at every other place.</summary>
    MaxPool,

    /// <summary>3×3 convolution, norm, 3×3 mean at every other place; places of padding count, as 0.</summary>
    AveragePool,

    /// <summary>3×3 convolution at every other place, norm.</summary>
    StridedConvolution,

    /// <summary>The four side by side through a linear layer without bias (Swin, arXiv 2103.14030, section 3.1), norm.</summary>
    PatchMerging,
}

/// <summary>
/// 3×3 convolution, norm, 3×3 maximum at every other place, on the whole grid (NesT, arXiv 2105.12723, section 3.1, "Conv3×3-MaxPool3×3"
/// in table 6), or another of that table's ways. State: <c>conv.*</c> [dim, width, 3, 3], or <c>reduction.weight</c> [dim, 4·width]; <c>norm.*</c>.
/// </summary>
[Takes("b h w width"), Gives("b side*((h/side+(h/side)%2)/2) side*((w/side+(w/side)%2)/2) dim")]
[Let("side", "blocks > 0 ? round(pow(blocks, 0.5)) : 1")]
[Let("pools", "aggregation == Aggregation.MaxPool || aggregation == Aggregation.AveragePool")]
[Let("rows", "pools ? h : side*((h/side+(h/side)%2)/2)")]
[Let("columns", "pools ? w : side*((w/side+(w/side)%2)/2)")]
[Requires("dim >= 1", "a token has at least one channel, not {dim}")]
[Requires("blocks == 0 || blocks > 0 && side*side == blocks", "{blocks} blocks are no square of blocks")]
[Requires("h % side == 0 && w % side == 0", "{side}×{side} blocks do not tile the {h}×{w} grid")]
[Requires(
    "aggregation != Aggregation.PatchMerging || h/side % 2 == 0 && w/side % 2 == 0",
    "blocks of the {h}×{w} grid do not fall into 2×2 neighbours"
)]
[Requires("padding == PoolPadding.Symmetric || aggregation == Aggregation.MaxPool", "only the maximum is padded in another way; Padding is for Aggregation.MaxPool")]
[Costs("(aggregation == Aggregation.PatchMerging ? linear(4*width, dim, rows*columns, false) : conv(width, dim, 9, rows*columns)) + norm")]
public sealed class BlockAggregation : Module<Tensor, Tensor>
{
    private readonly Conv2d? conv;
    private readonly Linear? reduction;
    private readonly Module<Tensor, Tensor> norm;
    private readonly Aggregation _aggregation;
    private readonly PoolPadding _padding;
    private readonly long _side;

    /// <summary>Makes the convolution, or the linear layer, with PyTorch's start.</summary>
    /// <param name="width">Width of a token.</param>
    /// <param name="dim">Width of a token afterwards.</param>
    /// <param name="norm">The norm behind the convolution.</param>
    /// <param name="aggregation">How four tokens become one.</param>
    /// <param name="blocks">How many blocks are kept apart, a square; 0 for none.</param>
    /// <param name="padding">How the border is padded for the maximum.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A width is not positive, the blocks are no square, or there is no maximum to pad for.</exception>
    public BlockAggregation(
        long width,
        long dim,
        [DefaultKind(typeof(LayerNorm)), Hands("b h=rows w=columns dim")] Module<Tensor, Tensor> norm,
        Aggregation aggregation = Aggregation.MaxPool,
        long blocks = 0,
        PoolPadding padding = PoolPadding.Symmetric,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(BlockAggregation))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(blocks);
        _side = blocks > 0 ? (long)Math.Round(Math.Sqrt(blocks)) : 1;
        if (blocks > 0 && _side * _side != blocks)
            throw new ArgumentException($"{blocks} blocks are no square of blocks.", nameof(blocks));
        if (padding != PoolPadding.Symmetric && aggregation != Aggregation.MaxPool)
            throw new ArgumentException("Only the maximum is padded in another way.", nameof(padding));
        if (aggregation == Aggregation.PatchMerging)
            reduction = Linear(4 * width, dim, hasBias: false, device: device, dtype: dtype);
        else
            conv = Conv2d(width, dim, kernel_size: 3, stride: aggregation == Aggregation.StridedConvolution ? 2 : 1, padding: 1, device: device, dtype: dtype);
        this.norm = norm;
        (_aggregation, _padding) = (aggregation, padding);
        RegisterComponents();
    }

    /// <summary><c>b h w width</c> → <c>b ⌈h/2⌉ ⌈w/2⌉ dim</c>, of each block where blocks are kept apart.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var blocks = Split(input);
        var mixed = norm.call(Join(conv is null ? Merged(blocks) : conv.call(blocks.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)));
        if (_aggregation is Aggregation.MaxPool or Aggregation.AveragePool)
            mixed = Join(Halve(Split(mixed).permute(0, 3, 1, 2)).permute(0, 2, 3, 1));
        return mixed.MoveToOuterDisposeScope();
    }

    /// <summary><c>b h w c</c> → the blocks as a batch, <c>b·side·side h/side w/side c</c>.</summary>
    private Tensor Split(Tensor grid) =>
        _side == 1 ? grid : grid.unflatten(2, _side, -1).unflatten(1, _side, -1).transpose(2, 3).flatten(0, 2);

    private Tensor Join(Tensor blocks) =>
        _side == 1 ? blocks : blocks.unflatten(0, -1, _side, _side).transpose(2, 3).flatten(3, 4).flatten(1, 2);

    /// <summary>Neighbours in the order of Swin: down the first column, then down the second.</summary>
    private Tensor Merged(Tensor grid) =>
        reduction!.call(grid.unflatten(2, -1, 2).unflatten(1, -1, 2).permute(0, 1, 3, 4, 2, 5).flatten(3, 5));

    private Tensor Halve(Tensor planes)
    {
        if (_aggregation == Aggregation.AveragePool)
            return functional.avg_pool2d(planes, 3, stride: 2, padding: 1);
        if (_padding == PoolPadding.Symmetric)
            return functional.max_pool2d(planes, 3, stride: 2, padding: 1);
        // What is padded must not win: below every number.
        var (down, right) = (Missing(planes.size(2)), Missing(planes.size(3)));
        var padded = functional.pad(planes, [right / 2, right - right / 2, down / 2, down - down / 2], value: double.NegativeInfinity);
        return functional.max_pool2d(padded, 3, stride: 2);
    }

    /// <summary>What a side of <paramref name="size"/> lacks for ⌈size/2⌉ steps of 2 with a window of 3.</summary>
    private static long Missing(long size) => Math.Max(0, ((size + 1) / 2 - 1) * 2 + 3 - size);
}
