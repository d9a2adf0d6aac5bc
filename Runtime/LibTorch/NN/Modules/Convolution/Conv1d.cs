using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of <c>(b) c l</c>.</summary>
public sealed class Conv1d : Convolution
{
    internal Conv1d(long in_channels, long out_channels, long kernel_size, long stride, long? padding, Padding? padding_type,
        long dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv1d), in_channels, out_channels, [kernel_size], [stride],
            padding is { } width ? [width] : null, padding_type,
            [dilation], false, [0], groups, bias, padding_mode, device, dtype)
    { }

    public override Tensor forward(Tensor input)
    {
        CheckShape(input, 1);
        using var padded = PadOtherwise(input);
        if (padded is not null)
            return nn.functional.conv1d(padded, weight, bias, stride[0], 0, dilation[0], groups);
        if (padding_type is { } type)
            return nn.functional.conv1d_padding(input, weight, bias, stride[0], type, dilation[0], groups);
        return nn.functional.conv1d(input, weight, bias, stride[0], padding?[0], dilation[0], groups);
    }
}
