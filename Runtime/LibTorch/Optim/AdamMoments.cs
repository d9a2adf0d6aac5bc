using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The running means of the Adam family, and the update that they give, operation by operation as PyTorch.</summary>
internal static class AdamMoments
{
    /// <summary>mean ← β1 mean + (1 − β1) g; square ← β2 square + (1 − β2) g².</summary>
    public static void Update(Tensor mean, Tensor square, Tensor gradient, (double, double) betas)
    {
        var (beta1, beta2) = betas;
        mean.mul_(beta1).add_(gradient, alpha: 1 - beta1);
        square.mul_(beta2).addcmul_(gradient, gradient, value: 1 - beta2);
    }

    /// <summary>AMSGrad's largest second moment so far, brought up to date; <paramref name="square"/> itself without AMSGrad.</summary>
    public static Tensor Largest(Tensor? largest, Tensor square)
    {
        if (largest is null)
            return square;
        using var larger = maximum(largest, square);
        return largest.copy_(larger);
    }

    /// <summary>p ← p − rate · (mean / c1) / (√(square / c2) + ε), with c the bias corrections of the step.</summary>
    public static void Apply(
        Tensor parameter,
        Tensor mean,
        Tensor square,
        long step,
        double rate,
        (double, double) betas,
        double eps
    )
    {
        var (beta1, beta2) = betas;
        using var denominator = square.sqrt().div_(Math.Sqrt(1 - Math.Pow(beta2, step))).add_(eps);
        parameter.addcdiv_(mean, denominator, value: -rate / (1 - Math.Pow(beta1, step)));
    }
}
