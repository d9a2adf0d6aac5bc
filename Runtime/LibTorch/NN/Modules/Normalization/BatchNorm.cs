using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Mean 0 and variance 1 of each channel over the batch, in evaluation by the statistics of training (arXiv 1502.03167).</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype,
        string name) : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name) { }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var newest = momentum ?? 0;
        if (training && num_batches_tracked is { } count)
        {
            using (no_grad())
                count.add_(1);
            newest = momentum ?? 1.0 / count.item<long>();
        }

        var ofBatch = training || running_mean is null;
        var tracks = !training || track_running_stats;
        return nn.functional.batch_norm(
            input, tracks ? running_mean : null, tracks ? running_var : null, weight, bias, ofBatch, newest, eps);
    }
}
