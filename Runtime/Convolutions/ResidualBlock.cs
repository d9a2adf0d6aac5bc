using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Two 3×3 convolutions with batch norm and ReLU, added to their input (ResNet, arXiv 1512.03385, figure 2): a stage's block on images,
/// <c>Block = typeof(ResidualBlock)</c>. State, as torchvision's: <c>conv1.weight</c>, <c>bn1.*</c>, <c>conv2.weight</c>, <c>bn2.*</c>.
/// </summary>
[Takes("b channels h w"), Gives("b channels h w")]
[Costs("2*conv(channels, channels, 9, h*w, false) + 2*norm(channels)")]
public sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;

    /// <summary>Makes the convolutions with PyTorch's start.</summary>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">There is no channel.</exception>
    public ResidualBlock(long channels, Device? device = null, ScalarType? dtype = null)
        : base(nameof(ResidualBlock))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        conv1 = Conv2d(channels, channels, kernel_size: 3, padding: 1, bias: false, device: device, dtype: dtype);
        bn1 = BatchNorm2d(channels, device: device, dtype: dtype);
        conv2 = Conv2d(channels, channels, kernel_size: 3, padding: 1, bias: false, device: device, dtype: dtype);
        bn2 = BatchNorm2d(channels, device: device, dtype: dtype);
        RegisterComponents();
    }

    /// <summary><c>b channels h w</c> → <c>b channels h w</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = bn1.call(conv1.call(input)).relu();
        return (bn2.call(conv2.call(x)) + input).relu().MoveToOuterDisposeScope();
    }
}
