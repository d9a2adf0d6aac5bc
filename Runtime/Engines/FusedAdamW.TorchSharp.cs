using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace ModelDsl.Engines;

/// <summary>One step of AdamW over many tensors (arXiv 1711.05101, algorithm 2).</summary>
internal static class FusedAdamW
{
    public static void Step(
        IReadOnlyList<Tensor> parameters,
        IReadOnlyList<Tensor> gradients,
        IReadOnlyList<Tensor> firstMoments,
        IReadOnlyList<Tensor> secondMoments,
        long step,
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay
    )
    {
        using var ungraded = no_grad();
        var correction1 = 1 - Math.Pow(beta1, step);
        var correction2 = Math.Sqrt(1 - Math.Pow(beta2, step));
        for (var i = 0; i < parameters.Count; i++)
        {
            using var scope = NewDisposeScope();
            var (first, second, gradient) = (firstMoments[i], secondMoments[i], gradients[i]);
            first.mul_(beta1).add_(gradient, alpha: 1 - beta1);
            second.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
            var denominator = second.sqrt().div_(correction2).add_(epsilon);
            parameters[i].mul_(1 - learningRate * weightDecay).addcdiv_(first, denominator, -learningRate / correction1);
        }
    }
}
