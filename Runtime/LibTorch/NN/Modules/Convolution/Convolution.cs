using System;
using System.Linq;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the convolutions share. The weight is <c>out in/groups …kernel</c>, transposed <c>in out/groups …kernel</c>.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    protected Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;

    /// <summary>The padding as <c>functional.pad</c> takes it, for modes that libtorch's convolutions do not know.</summary>
    protected long[] _reversed_padding_repeated_twice = [];

    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding,
        Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null) : base(name)
    {
        if (transposed && padding_mode != PaddingModes.Zeros)
            throw new ArgumentException($"A transposed convolution pads with zeros only, not {padding_mode}.", nameof(padding_mode));
        if (groups < 1 || in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{in_channels} and {out_channels} channels do not divide into {groups} groups.", nameof(groups));

        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.dilation = dilation;
        this.transposed = transposed;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        if (padding_type is { } type)
            SetPadding(type);
        else
            SetPadding(padding ?? new long[kernel_size.Length]);

        var (rows, columns) = transposed ? (in_channels, out_channels / groups) : (out_channels, in_channels / groups);
        weight = new Parameter(empty([rows, columns, .. kernel_size], dtype, device));
        if (bias)
            this.bias = new Parameter(empty(out_channels, dtype, device));
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    public Padding? padding_type { get; private set; }

    public long[]? padding { get; private set; }

    public PaddingModes padding_mode { get; set; }

    public long groups { get; set; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    public Parameter weight
    {
        get => _weight!;
        set => SetParameter(ref _weight, value, nameof(weight));
    }

    public Parameter? bias
    {
        get => _bias;
        set => SetParameter(ref _bias, value, nameof(bias));
    }

    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        if (bias is null || fanIn == 0)
            return;
        var bound = 1 / Math.Sqrt(fanIn);
        nn.init.uniform_(bias, -bound, bound);
    }

    public void SetPadding(long[] padding)
    {
        padding_type = null;
        this.padding = padding;
        _reversed_padding_repeated_twice = [.. padding.Reverse().SelectMany(width => new[] { width, width })];
    }

    public void SetPadding(Padding padding)
    {
        if (transposed)
            throw new ArgumentException("A transposed convolution takes its padding as numbers, not as Valid or Same.", nameof(padding));
        if (padding == Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException("Only a convolution of stride 1 can keep the size (Padding.Same).", nameof(padding));
        padding_type = padding;
        this.padding = null;
        var last = kernel_size.Length - 1;
        _reversed_padding_repeated_twice = new long[2 * kernel_size.Length];
        for (var d = 0; d <= last && padding == Padding.Same; d++)
        {
            var total = dilation[d] * (kernel_size[d] - 1);
            _reversed_padding_repeated_twice[2 * (last - d)] = total / 2;
            _reversed_padding_repeated_twice[2 * (last - d) + 1] = total - total / 2;
        }
    }

    /// <summary>Whether the input has that many dimensions after its channels, with or without a batch, and the right channels.</summary>
    protected bool ValidateShape(Tensor input, long dimensions) =>
        input.ndim == dimensions + 2 ? input.size(1) == in_channels : input.ndim == dimensions + 1 && input.size(0) == in_channels;

    private protected void CheckShape(Tensor input, long dimensions)
    {
        if (!ValidateShape(input, dimensions))
            throw new ArgumentException(
                $"{GetName()} takes {dimensions + 1} dimensions, or {dimensions + 2} with a batch, and {in_channels} channels, not [{string.Join(", ", input.shape)}].",
                nameof(input));
    }

    /// <summary>The input with its border added, where the padding is not one of zeros.</summary>
    private protected Tensor? PadOtherwise(Tensor input) =>
        padding_mode == PaddingModes.Zeros ? null : nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
}
