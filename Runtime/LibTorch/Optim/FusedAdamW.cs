using System;
using System.Buffers;
using System.Collections.Generic;
using ModelDsl.LibTorch.Interop;
using static TorchSharp.torch;

namespace ModelDsl.LibTorch;

/// <summary>AdamW (arXiv 1711.05101, algorithm 2) over many tensors in one call into the shim.</summary>
public static unsafe class FusedAdamW
{
    /// <summary>
    /// One step, in place: in one pass over the numbers where they are contiguous float32 or float64 on the CPU, by operators elsewhere.
    /// </summary>
    /// <param name="parameters">What is optimized.</param>
    /// <param name="gradients">Their gradients, of the same shapes.</param>
    /// <param name="firstMoments">Running means of the gradients, zero before the first step.</param>
    /// <param name="secondMoments">Running means of the squared gradients, zero before the first step.</param>
    /// <param name="step">1 for the first step; corrects the bias of the moments.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    /// <param name="beta1">How much of the first moment a step keeps.</param>
    /// <param name="beta2">How much of the second moment a step keeps.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="weightDecay">Decoupled weight decay, as a share of the learning rate.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or <paramref name="step"/> is below 1.</exception>
    public static void Step(
        IReadOnlyList<Tensor> parameters,
        IReadOnlyList<Tensor> gradients,
        IReadOnlyList<Tensor> firstMoments,
        IReadOnlyList<Tensor> secondMoments,
        long step,
        double learningRate,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double weightDecay = 0
    )
    {
        var count = parameters.Count;
        if (gradients.Count != count || firstMoments.Count != count || secondMoments.Count != count)
        {
            throw new ArgumentException(
                $"{count} parameters need as many gradients and moments: {gradients.Count}, {firstMoments.Count}, {secondMoments.Count}."
            );
        }

        if (step < 1)
        {
            throw new ArgumentException($"The first step is 1, not {step}.", nameof(step));
        }

        var handles = ArrayPool<nint>.Shared.Rent(4 * count);
        for (var i = 0; i < count; i++)
        {
            handles[i] = Arg.Of(parameters[i], nameof(parameters));
            handles[count + i] = Arg.Of(gradients[i], nameof(gradients));
            handles[2 * count + i] = Arg.Of(firstMoments[i], nameof(firstMoments));
            handles[3 * count + i] = Arg.Of(secondMoments[i], nameof(secondMoments));
        }

        fixed (nint* first = handles)
        {
            Arg.Check(
                NativeOptimizers.FusedAdamW(
                    first,
                    first + count,
                    first + 2 * count,
                    first + 3 * count,
                    count,
                    step,
                    learningRate,
                    beta1,
                    beta2,
                    epsilon,
                    weightDecay
                )
            );
        }

        ArrayPool<nint>.Shared.Return(handles);
        GC.KeepAlive(parameters);
        GC.KeepAlive(gradients);
        GC.KeepAlive(firstMoments);
        GC.KeepAlive(secondMoments);
    }
}
