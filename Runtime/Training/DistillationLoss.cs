using System;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Training;

/// <summary>
/// The loss of a model that learns from labels and from a teacher (DeiT, arXiv 2012.12877, section 4):
/// <c>(1 − alpha) · base + alpha · distillation</c>.
/// </summary>
/// <param name="kind">What of the teacher's scores counts.</param>
/// <param name="alpha">The weight of the teacher, 0 to 1.</param>
/// <param name="temperature">Softens both distributions of <see cref="DistillationKind.Soft"/>, more than 0.</param>
public sealed class DistillationLoss(DistillationKind kind, double alpha = 0.5, double temperature = 1)
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="labelled">The loss by the labels, a scalar.</param>
    /// <param name="student">The student's scores that the teacher is to be met by: <c>b classes</c>.</param>
    /// <param name="teacher">The teacher's scores: <c>b classes</c>.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">The scores have different shapes.</exception>
    public Tensor Of(Tensor labelled, Tensor student, Tensor teacher)
    {
        ArgumentNullException.ThrowIfNull(student);
        ArgumentNullException.ThrowIfNull(teacher);
        if (kind == DistillationKind.None)
            return labelled.alias();
        if (!student.shape.AsSpan().SequenceEqual(teacher.shape))
        {
            throw new ArgumentException(
                $"The student scores [{string.Join(", ", student.shape)}] and the teacher [{string.Join(", ", teacher.shape)}]; both must be alike.",
                nameof(teacher)
            );
        }

        using var scope = NewDisposeScope();
        var taught = kind == DistillationKind.Hard ? F.cross_entropy(student, teacher.argmax(1)) : Soft(student, teacher);
        return (labelled * (1 - alpha) + taught * alpha).MoveToOuterDisposeScope();
    }

    // As the authors' code: the mean over batch and classes, so that the gradient is smaller by the number of classes than the paper's formula says.
    private Tensor Soft(Tensor student, Tensor teacher)
    {
        var (ours, theirs) = (F.log_softmax(student / temperature, 1), F.log_softmax(teacher / temperature, 1));
        return F.kl_div(ours, theirs, log_target: true, nn.Reduction.Sum) * (temperature * temperature / student.numel());
    }
}
