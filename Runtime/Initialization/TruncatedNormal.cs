using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>The normal distribution cut off at two bounds, as vision transformers start their weights.</summary>
public static class TruncatedNormal
{
    /// <summary>Fills <paramref name="tensor"/> with the very numbers that PyTorch's <c>trunc_normal_</c> draws from the same seed.</summary>
    /// <remarks>The inverse of the distribution function on uniform numbers. (TorchSharp 0.107's own fills with one constant.)</remarks>
    /// <param name="tensor">Any floating-point tensor; no gradient is recorded.</param>
    /// <param name="mean">Mean of the normal distribution before the cut.</param>
    /// <param name="std">Its standard deviation.</param>
    /// <param name="low">Lower bound of the values.</param>
    /// <param name="high">Upper bound of the values.</param>
    /// <exception cref="ArgumentException">The deviation is not positive, or the bounds are not in order.</exception>
    public static void Fill(Tensor tensor, double mean = 0, double std = 1, double low = -2, double high = 2)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(std);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        var from = Erf((low - mean) / (std * Math.Sqrt(2)));
        var to = Erf((high - mean) / (std * Math.Sqrt(2)));
        using (no_grad())
        using (NewDisposeScope())
            tensor.uniform_(from, to).erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(low, high);
    }

    private static double Erf(double x)
    {
        using var point = tensor(x, float64);
        using var value = point.erf();
        return value.item<double>();
    }
}
