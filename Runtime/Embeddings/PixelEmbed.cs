using System;
using ModelDsl.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Opens two streams: tokens of patches, and tokens of the pixels inside each (TNT, arXiv 2103.00112, section 3.1).</summary>
/// <param name="patch">Side of a patch in pixels of the image.</param>
[Kind(typeof(PixelEmbed))]
public sealed class PixelEmbedAttribute(int patch) : LayerAttribute
{
    /// <summary>Side of a patch in pixels of the image.</summary>
    public int Patch { get; } = patch;

    /// <summary>Width of a patch's token.</summary>
    public int Dim { get; set; }

    /// <summary>Width of a pixel's token.</summary>
    public int InnerDim { get; set; }

    /// <summary>How many pixels of the image, across and down, become one token. Default: 4.</summary>
    public int Stride { get; set; }
}

/// <summary>
/// Image to two streams, as timm (TNT, arXiv 2103.00112, equations 1 to 3): one convolution over the whole image gives pixel tokens, which are gathered
/// patch by patch; a patch's token is a projection of its pixels' tokens. State: <c>proj.*</c> (the convolution), <c>position.weight</c>
/// [1, innerDim, side, side], <c>norm1.*</c>, <c>fc.*</c>, <c>norm2.*</c>.
/// </summary>
[Takes("b channels h w"), Gives("b h/patch w/patch dim", "b*patches pixels innerDim")]
[Let("patches", "(h/patch)*(w/patch)")]
[Let("pixels", "(patch/stride)^2")]
[Requires("patch >= 1", "a patch has at least one pixel, not {patch}")]
[Requires("stride >= 1 && patch % stride == 0", "a patch of {patch}×{patch} does not divide into tokens of {stride}×{stride} pixels")]
[Requires("dim >= 1 && innerDim >= 1", "a token has at least one channel: Dim is {dim}, InnerDim {innerDim}")]
[Requires("h % patch == 0 && w % patch == 0", "patches of {patch}×{patch} do not tile the {h}×{w} image")]
[Costs("conv(channels, innerDim, 49, patches*pixels) + table(pixels, innerDim) + norm(pixels*innerDim) + linear(pixels*innerDim, dim, patches) + norm(dim)")]
public sealed class PixelEmbed : Module<Tensor, (Tensor, Tensor)>
{
    private readonly Conv2d proj;
    private readonly Position position;
    private readonly LayerNorm norm1;
    private readonly Linear fc;
    private readonly LayerNorm norm2;
    private readonly long _side;

    /// <summary>Makes the embedding with PyTorch's start of a convolution, the rest as timm.</summary>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="h">Height of the image.</param>
    /// <param name="w">Width of the image.</param>
    /// <param name="patch">Side of a patch; it divides both.</param>
    /// <param name="dim">Width of a patch's token.</param>
    /// <param name="innerDim">Width of a pixel's token.</param>
    /// <param name="stride">Side of what becomes one pixel token; it divides the patch.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or does not divide.</exception>
    public PixelEmbed(
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
        : base(nameof(PixelEmbed))
    {
        PatchGrid.Check(h, w, patch);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        if (patch % stride != 0)
            throw new ArgumentException($"A patch of {patch}×{patch} does not divide into tokens of {stride}×{stride} pixels.", nameof(stride));
        _side = patch / stride;
        var joint = _side * _side * innerDim;
        proj = Conv2d(channels, innerDim, kernel_size: 7, stride: stride, padding: 3, device: device, dtype: dtype);
        position = new Position(innerDim, _side, device, dtype);
        norm1 = new LayerNorm(joint, device: device, dtype: dtype);
        fc = Weights.Linear(joint, dim, true, device, dtype);
        norm2 = new LayerNorm(dim, device: device, dtype: dtype);
        RegisterComponents();
    }

    /// <summary><c>b channels h w</c> → <c>b h/patch w/patch dim</c> and <c>b*patches pixels innerDim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override (Tensor, Tensor) forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var grid = PatchGrid.Cut(proj.call(input), _side); // b h/patch w/patch innerDim side side
        var pixels = position.call(grid.permute(0, 1, 2, 4, 5, 3).flatten(3, 4).flatten(0, 2));
        var joint = pixels.reshape(grid.size(0), grid.size(1), grid.size(2), -1);
        var patches = norm2.call(fc.call(norm1.call(joint)));
        return (patches.MoveToOuterDisposeScope(), pixels.MoveToOuterDisposeScope());
    }

    /// <summary>One learnt vector for each pixel of a patch, laid out as an image, as timm's checkpoints have it.</summary>
    [NoWeightDecay]
    private sealed class Position : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;

        public Position(long dim, long side, Device? device, ScalarType? dtype)
            : base(nameof(Position))
        {
            weight = Weights.Parameter(empty(1, dim, side, side, dtype, device));
            TruncatedNormal.Fill(weight, std: 0.02);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var table = weight.flatten(2).transpose(1, 2);
            return input + table;
        }
    }
}
