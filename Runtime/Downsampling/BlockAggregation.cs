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

    /// <summary>The norm behind the convolution. Default: layer norm.</summary>
    public Type? Norm { get; set; }

    /// <summary>The epsilon of <see cref="Norm"/>.</summary>
    public double NormEps { get; set; }

    /// <summary>How the border is padded for pooling. Default: <see cref="PoolPadding.Symmetric"/>.</summary>
    public PoolPadding Padding { get; set; }
}

/// <summary>
/// 3×3 convolution, norm, 3×3 maximum at every other place, on the whole grid (NesT, arXiv 2105.12723, section 3.1, "Conv3×3-MaxPool3×3"
/// in table 6). State: <c>conv.*</c> [outDim, dim, 3, 3], <c>norm.*</c>.
/// </summary>
[Takes("b h w width"), Gives("b (h+h%2)/2 (w+w%2)/2 dim")]
[Requires("dim >= 1", "a token has at least one channel, not {dim}")]
[Costs("conv(width, dim, 9, h*w) + norm")]
public sealed class BlockAggregation : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly Module<Tensor, Tensor> norm;
    private readonly PoolPadding _padding;

    /// <summary>Makes the convolution with PyTorch's start.</summary>
    /// <param name="width">Width of a token.</param>
    /// <param name="dim">Width of a token afterwards.</param>
    /// <param name="norm">The norm behind the convolution.</param>
    /// <param name="padding">How the border is padded for pooling.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A width is not positive.</exception>
    public BlockAggregation(
        long width,
        long dim,
        [DefaultKind(typeof(LayerNorm)), Hands("b h w dim")] Module<Tensor, Tensor> norm,
        PoolPadding padding = PoolPadding.Symmetric,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(BlockAggregation))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        conv = Conv2d(width, dim, kernel_size: 3, padding: 1, device: device, dtype: dtype);
        this.norm = norm;
        _padding = padding;
        RegisterComponents();
    }

    /// <summary><c>b h w width</c> → <c>b ⌈h/2⌉ ⌈w/2⌉ dim</c>, a view whose channels are not last in memory.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var mixed = norm.call(conv.call(input.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)).permute(0, 3, 1, 2); // b dim h w
        return Halve(mixed).permute(0, 2, 3, 1).MoveToOuterDisposeScope();
    }

    private Tensor Halve(Tensor planes)
    {
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
