using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Opens a residual network: a quarter of the image's height and width (ResNet, arXiv 1512.03385, table 1, "conv1").</summary>
[Kind(typeof(ResNetStem), Field = "stem")]
public sealed class ResNetStemAttribute : LayerAttribute
{
    /// <summary>Channels afterwards. Default: 64.</summary>
    public int Dim { get; set; }
}

/// <summary>
/// A 7×7 convolution at every other pixel, batch norm, ReLU, and the largest of 3×3 at every other place (ResNet, arXiv 1512.03385, table 1).
/// State: <c>conv1.weight</c> [dim, channels, 7, 7], <c>bn1.*</c>.
/// </summary>
[Takes("b channels h w"), Gives("b dim h/4 w/4")]
[Let("dim", "64")]
[Requires("dim >= 1", "a convolution has at least one channel, not {dim}")]
[Requires("h % 4 == 0 && w % 4 == 0", "the {h}×{w} image does not quarter")]
[Costs("conv(channels, dim, 49, (h/2)*(w/2), false) + norm(dim)")]
public sealed class ResNetStem : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;

    /// <summary>Makes the convolution with PyTorch's start.</summary>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="h">Height of the image, a multiple of 4.</param>
    /// <param name="w">Width of the image, a multiple of 4.</param>
    /// <param name="dim">Channels afterwards.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the image does not quarter.</exception>
    public ResNetStem(long channels, long h, long w, long dim = 64, Device? device = null, ScalarType? dtype = null)
        : base(nameof(ResNetStem))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        if (h % 4 != 0 || w % 4 != 0)
            throw new ArgumentException($"The {h}×{w} image does not quarter.", nameof(h));
        conv1 = Conv2d(channels, dim, kernel_size: 7, stride: 2, padding: 3, bias: false, device: device, dtype: dtype);
        bn1 = BatchNorm2d(dim, device: device, dtype: dtype);
        RegisterComponents();
    }

    /// <summary><c>b channels h w</c> → <c>b dim h/4 w/4</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = bn1.call(conv1.call(input)).relu();
        return functional.max_pool2d(x, 3, stride: 2, padding: 1).MoveToOuterDisposeScope();
    }
}
