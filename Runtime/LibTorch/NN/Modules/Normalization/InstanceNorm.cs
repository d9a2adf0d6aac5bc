using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Mean 0 and variance 1 of each channel of each sample (arXiv 1607.08022).</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype, string name) : base(num_features, eps, momentum ?? 0.1, affine, track_running_stats, device, dtype, name) { }

    /// <summary>How many dimensions a sample without batch has.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var hasBatch = input.ndim > GetNumberOfBatchDimensions();
        var channels = input.size(hasBatch ? 1 : 0);
        if (channels != num_features)
            throw new ArgumentException($"{GetName()} was made for {num_features} channels, not {channels}.", nameof(input));
        if (hasBatch)
            return Apply(input);
        using var batch = input.unsqueeze(0);
        using var result = Apply(batch);
        return result.squeeze(0);
    }

    private Tensor Apply(Tensor input) => nn.functional.instance_norm(
        input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0.1, eps);
}
