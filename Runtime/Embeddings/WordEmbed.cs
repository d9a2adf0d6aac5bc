using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Opens two streams: tokens of patches ("visual sentences"), and tokens of the pixels inside each ("visual words"; TNT, arXiv 2103.00112, section 3.1).
/// </summary>
/// <param name="patch">Side of a patch in pixels of the image.</param>
[Kind(typeof(WordEmbed))]
public sealed class WordEmbedAttribute(int patch) : LayerAttribute
{
    /// <summary>Side of a patch in pixels of the image.</summary>
    public int Patch { get; } = patch;

    /// <summary>Width of a patch's token.</summary>
    public int Dim { get; set; }

    /// <summary>Width of a word's token.</summary>
    public int InnerDim { get; set; }

    /// <summary>How many pixels of the image, across and down, become one word. Default: 4.</summary>
    public int Stride { get; set; }
}

/// <summary>
/// Image to two streams, as the paper's authors (TNT, arXiv 2103.00112, equations 1 to 3): a convolution inside each patch, which sees zeros beyond its
/// border, gives word tokens; a patch's token is a projection of its words. State: <c>proj.*</c> (the convolution), <c>position.weight</c>
/// [1, pixels, innerDim], <c>norm1.*</c>, <c>fc.*</c>, <c>norm2.*</c>, and <c>tokens</c> [1, patches, dim].
/// </summary>
/// <remarks><c>tokens</c> are zeros that published weights have and nothing reads: they are there so that checkpoints agree key by key.</remarks>
[Takes("b channels h w"), Gives("b h/patch w/patch dim", "b*patches pixels innerDim")]
[Let("patches", "(h/patch)*(w/patch)")]
[Let("pixels", "ceil(patch/(1.0*stride))^2")]
[Requires("patch >= 1", "a patch has at least one pixel, not {patch}")]
[Requires("stride >= 1", "a word has at least one pixel, not {stride}")]
[Requires("dim >= 1 && innerDim >= 1", "a token has at least one channel: Dim is {dim}, InnerDim {innerDim}")]
[Requires("h % patch == 0 && w % patch == 0", "patches of {patch}×{patch} do not tile the {h}×{w} image")]
[Costs("conv(channels, innerDim, 49, patches*pixels) + table(pixels, innerDim) + norm(pixels*innerDim) + linear(pixels*innerDim, dim, patches) + norm(dim) + table(patches, dim)")]
public sealed class WordEmbed : Module<Tensor, (Tensor, Tensor)>
{
    private readonly Conv2d proj;
    private readonly LearnablePosition position;
    private readonly LayerNorm norm1;
    private readonly Linear fc;
    private readonly LayerNorm norm2;
    private readonly Parameter tokens;
    private readonly long _patch;

    /// <summary>Makes the embedding with PyTorch's start of a convolution, the rest as timm.</summary>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="h">Height of the image.</param>
    /// <param name="w">Width of the image.</param>
    /// <param name="patch">Side of a patch; it divides both.</param>
    /// <param name="dim">Width of a patch's token.</param>
    /// <param name="innerDim">Width of a word's token.</param>
    /// <param name="stride">Side of what becomes one word; the last words of a patch may have less.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the patches do not tile the image.</exception>
    public WordEmbed(
        long channels,
        long h,
        long w,
        long patch,
        long dim,
        long innerDim,
        long stride = 4,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(WordEmbed))
    {
        PatchGrid.Check(h, w, patch);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        _patch = patch;
        var side = (patch + stride - 1) / stride;
        var joint = side * side * innerDim;
        proj = Conv2d(channels, innerDim, kernel_size: 7, stride: stride, padding: 3, device: device, dtype: dtype);
        position = new LearnablePosition(side * side, innerDim, device: device, dtype: dtype);
        norm1 = new LayerNorm(joint, device: device, dtype: dtype);
        fc = Weights.Linear(joint, dim, true, device, dtype);
        norm2 = new LayerNorm(dim, device: device, dtype: dtype);
        tokens = Weights.Frozen(zeros(1, h / patch * (w / patch), dim, dtype, device));
        RegisterComponents();
    }

    /// <summary><c>b channels h w</c> → <c>b h/patch w/patch dim</c> and <c>b*patches pixels innerDim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override (Tensor, Tensor) forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var grid = PatchGrid.Cut(input, _patch); // b h/patch w/patch channels patch patch
        var words = position.call(proj.call(grid.flatten(0, 2)).flatten(2).transpose(1, 2));
        var joint = words.reshape(grid.size(0), grid.size(1), grid.size(2), -1);
        var patches = norm2.call(fc.call(norm1.call(joint)));
        return (patches.MoveToOuterDisposeScope(), words.MoveToOuterDisposeScope());
    }
}
