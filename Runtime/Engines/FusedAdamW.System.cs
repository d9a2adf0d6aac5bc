using System.Collections.Generic;
using static TorchSharp.torch;

namespace ModelDsl.Engines;

/// <summary>One step of AdamW over many tensors (arXiv 1711.05101, algorithm 2), in one call into libtorch.</summary>
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
    ) =>
        LibTorch.FusedAdamW.Step(
            parameters,
            gradients,
            firstMoments,
            secondMoments,
            step,
            learningRate,
            beta1,
            beta2,
            epsilon,
            weightDecay
        );
}
