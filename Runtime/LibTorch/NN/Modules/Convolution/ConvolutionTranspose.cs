using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the transposed convolutions share: an output size can be asked for, within what the stride leaves open.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding,
        Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias,
            padding_mode, device, dtype)
    { }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <param name="output_size">With or without batch and channels; null for the size that <c>output_padding</c> gives.</param>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>The output padding that leads to the size asked for.</summary>
    protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation,
        long num_spatial_dims)
    {
        if (output_size is null)
            return output_padding;
        var n = (int)num_spatial_dims;
        var before = (int)input.ndim - n;
        if (output_size.Length == before + n)
            output_size = output_size[before..];
        if (output_size.Length != n)
            throw new ArgumentException($"{GetName()} takes {n} output sizes, or {before + n} with all dimensions, not {output_size.Length}.", nameof(output_size));

        var result = new long[n];
        for (var d = 0; d < n; d++)
        {
            var least = (input.size(before + d) - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel_size[d] - 1) + 1;
            result[d] = output_size[d] - least;
            if (result[d] < 0 || result[d] >= stride[d])
                throw new ArgumentException(
                    $"An output of [{string.Join(", ", output_size)}] cannot be: dimension {d} lies between {least} and {least + stride[d] - 1}.", nameof(output_size));
        }
        return result;
    }
}
