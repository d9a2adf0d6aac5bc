using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Halves an image in a residual network (ResNet, arXiv 1512.03385, section 3.3: the first block of a stage).</summary>
[Kind(typeof(ResidualDownsampling), Field = "downsample{stage}")]
public sealed class ResidualDownsamplingAttribute : LayerAttribute
{
    /// <summary>Channels afterwards. Default: twice as many.</summary>
    public int OutDim { get; set; }
}

/// <summary>
/// Two 3×3 convolutions with batch norm and ReLU, the first at every other place, added to a 1×1 one (ResNet, arXiv 1512.03385, section 3.3,
/// option B). State, as torchvision's: <c>conv1.weight</c>, <c>bn1.*</c>, <c>conv2.weight</c>, <c>bn2.*</c>, <c>downsample.0.weight</c>,
/// <c>downsample.1.*</c>.
/// </summary>
[Takes("b channels h w"), Gives("b channels=width h/2 w/2")]
[Let("width", "outDim == null ? 2*channels : outDim")]
[Let("places", "(h/2)*(w/2)")]
[Requires("width >= 1", "a convolution has at least one channel, not {width}")]
[Requires("h % 2 == 0 && w % 2 == 0", "the {h}×{w} image does not halve")]
[Costs("conv(channels, width, 9, places, false) + conv(width, width, 9, places, false) + conv(channels, width, 1, places, false) + 3*norm(width)")]
public sealed class ResidualDownsampling : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Sequential downsample;

    /// <summary>Makes the convolutions with PyTorch's start.</summary>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="h">Height of the image, even.</param>
    /// <param name="w">Width of the image, even.</param>
    /// <param name="outDim">Channels afterwards; twice as many where it is not said.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or a side is odd.</exception>
    public ResidualDownsampling(long channels, long h, long w, long? outDim = null, Device? device = null, ScalarType? dtype = null)
        : base(nameof(ResidualDownsampling))
    {
        var width = outDim ?? 2 * channels;
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1, nameof(outDim));
        if (h % 2 != 0 || w % 2 != 0)
            throw new ArgumentException($"The {h}×{w} image does not halve.", nameof(h));
        conv1 = Conv2d(channels, width, kernel_size: 3, stride: 2, padding: 1, bias: false, device: device, dtype: dtype);
        bn1 = BatchNorm2d(width, device: device, dtype: dtype);
        conv2 = Conv2d(width, width, kernel_size: 3, padding: 1, bias: false, device: device, dtype: dtype);
        bn2 = BatchNorm2d(width, device: device, dtype: dtype);
        var skip = Conv2d(channels, width, kernel_size: 1, stride: 2, bias: false, device: device, dtype: dtype);
        downsample = Sequential(skip, BatchNorm2d(width, device: device, dtype: dtype));
        RegisterComponents();
    }

    /// <summary><c>b channels h w</c> → <c>b outDim h/2 w/2</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = bn1.call(conv1.call(input)).relu();
        return (bn2.call(conv2.call(x)) + downsample.call(input)).relu().MoveToOuterDisposeScope();
    }
}
