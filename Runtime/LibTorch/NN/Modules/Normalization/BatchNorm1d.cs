using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalization of <c>b c</c> or <c>b c l</c>.</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d)) { }

    protected override void ValidateInputDimensions(Tensor input) => CheckDimensions(input, 2, 3);
}
