using System;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Mean 0 and variance 1 over each group of channels of <c>b c …</c>, then a scale and offset per channel (arXiv 1803.08494).</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (affine)
        {
            weight = new Parameter(ones(num_channels, dtype, device));
            bias = new Parameter(zeros(num_channels, dtype, device));
        }
    }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

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

    public override Tensor forward(Tensor tensor)
    {
        if (tensor.ndim < 3)
            throw new ArgumentException($"GroupNorm takes b c and at least one more dimension, not {tensor.ndim}.", nameof(tensor));
        return nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
    }
}
