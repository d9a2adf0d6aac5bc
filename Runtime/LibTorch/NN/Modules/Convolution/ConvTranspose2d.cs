using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Transposed convolution of <c>(b) c h w</c>.</summary>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride, (long, long) padding, (long, long) output_padding,
        (long, long) dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2], [stride.Item1, stride.Item2], [padding.Item1, padding.Item2], null,
            [dilation.Item1, dilation.Item2], true, [output_padding.Item1, output_padding.Item2], groups, bias, padding_mode, device, dtype)
    { }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        CheckShape(input, 2);
        var extra = _output_padding(input, output_size, kernel_size, stride, padding!, dilation, 2);
        return nn.functional.conv_transpose2d(input, weight, bias, stride, padding!, extra, dilation, groups);
    }
}
