using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Makes one token of each 2×2 neighbours, twice as wide (Swin, arXiv 2103.14030, section 3.1).</summary>
[Kind(typeof(PatchMerging), Field = "downsample{stage}")]
public sealed class PatchMergingAttribute : LayerAttribute
{
    /// <summary>Width of a token afterwards. Default: twice that before.</summary>
    public int OutDim { get; set; }

    /// <summary>The epsilon of the norm on the four neighbours side by side.</summary>
    public double NormEps { get; set; }

    /// <summary>Whether a grid with an odd side gets a row or a column of zeros. Default: no.</summary>
    public bool Pad { get; set; }
}

/// <summary>
/// Each 2×2 neighbours side by side, layer norm, linear projection without bias (Swin, arXiv 2103.14030, section 3.1). State:
/// <c>norm.*</c> [4·dim], <c>reduction.weight</c> [outDim, 4·dim].
/// </summary>
[Takes("b h w dim"), Gives("b h=rows w=columns dim=width")]
[Let("rows", "pad ? (h + h%2)/2 : h/2"), Let("columns", "pad ? (w + w%2)/2 : w/2")]
[Let("width", "outDim == null ? 2*dim : outDim")]
[Requires("pad || h % 2 == 0 && w % 2 == 0", "the {h}×{w} grid does not fall into 2×2 neighbours")]
[Requires("width >= 1", "a token has at least one channel, not {width}")]
[Costs("norm(4*dim) + linear(4*dim, width, rows*columns, false)")]
public sealed class PatchMerging : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> norm;
    private readonly Linear reduction;
    private readonly (long Down, long Right) _missing;

    /// <summary>Makes the projection with truncated normal weights of a deviation of 0.02, as the reference.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="h">Height of the grid, even unless it is padded.</param>
    /// <param name="w">Width of the grid, even unless it is padded.</param>
    /// <param name="outDim">Width of a token afterwards; twice <paramref name="dim"/> where it is not said.</param>
    /// <param name="normEps">The epsilon of the norm.</param>
    /// <param name="pad">Whether a grid with an odd side gets a row or a column of zeros.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A side of the grid is odd, or a width is not positive.</exception>
    public PatchMerging(
        long dim,
        long h,
        long w,
        long? outDim = null,
        double normEps = 1e-5,
        bool pad = false,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(PatchMerging))
    {
        _missing = (h % 2, w % 2);
        if (!pad && _missing != (0, 0))
            throw new ArgumentException($"The {h}×{w} grid does not fall into 2×2 neighbours.", nameof(h));
        norm = new LayerNorm(4 * dim, normEps, device: device, dtype: dtype);
        reduction = Weights.Linear(4 * dim, outDim ?? 2 * dim, bias: false, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b h w dim</c> → <c>b ⌈h/2⌉ ⌈w/2⌉ outDim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        // Neighbours in the order of the reference: down the first column, then down the second.
        var whole = _missing == (0, 0) ? input : functional.pad(input, [0, 0, 0, _missing.Right, 0, _missing.Down]);
        var neighbours = whole.unflatten(2, -1, 2).unflatten(1, -1, 2).permute(0, 1, 3, 4, 2, 5).flatten(3, 5);
        return reduction.call(norm.call(neighbours)).MoveToOuterDisposeScope();
    }
}
