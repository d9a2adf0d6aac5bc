using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of <c>(b) c d h w</c>.</summary>
public sealed class Conv3d : Convolution
{
    internal Conv3d(long in_channels, long out_channels, (long, long, long) kernel_size, (long, long, long) stride, (long, long, long)? padding, Padding? padding_type,
        (long, long, long) dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv3d), in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2, kernel_size.Item3], [stride.Item1, stride.Item2, stride.Item3],
            padding is { } width ? [width.Item1, width.Item2, width.Item3] : null, padding_type,
            [dilation.Item1, dilation.Item2, dilation.Item3], false, [0, 0, 0], groups, bias, padding_mode, device, dtype)
    { }

    public override Tensor forward(Tensor input)
    {
        CheckShape(input, 3);
        using var padded = PadOtherwise(input);
        if (padded is not null)
            return nn.functional.conv3d(padded, weight, bias, stride, [0, 0, 0], dilation, groups);
        if (padding_type is { } type)
            return nn.functional.conv3d_padding(input, weight, bias, stride, type, dilation, groups);
        return nn.functional.conv3d(input, weight, bias, stride, padding, dilation, groups);
    }
}
