using System;
using System.Linq;
using ModelDsl.Data;
using static TorchSharp.torch;

namespace ModelDsl.Training;

/// <summary>
/// A teacher at work. A student with a distillation token learns the labels with its class token and the teacher with the other; one
/// without learns both with the same scores.
/// </summary>
internal sealed class Distillation : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _teacher;
    private readonly DistillationLoss _loss;
    private readonly IDistilledHead? _head;
    private readonly nn.Module<Tensor, Tensor>.HookRemover? _hook;
    private Tensor? _tokens;

    /// <param name="student">The model that learns; while this lives, a hook sees what its head takes.</param>
    /// <param name="teacher">The teacher, on the student's device; it is taken over.</param>
    /// <param name="options">Which loss.</param>
    public Distillation(nn.Module student, nn.Module<Tensor, Tensor> teacher, TrainOptions options)
    {
        _teacher = teacher;
        teacher.eval();
        _loss = new DistillationLoss(options.Distillation, options.DistillationAlpha, options.DistillationTemperature);
        var head = student.modules().OfType<nn.Module<Tensor, Tensor>>().FirstOrDefault(module => module is IDistilledHead);
        _head = head as IDistilledHead;
        _hook = head?.register_forward_hook(
            (_, input, output) =>
            {
                Forget();
                _tokens = input.alias().DetachFromDisposeScope();
                return output;
            }
        );
    }

    /// <summary>The loss of a batch, after the student saw it.</summary>
    /// <param name="images">What it saw.</param>
    /// <param name="scores">What it said.</param>
    /// <param name="labelled">The loss of scores by the labels.</param>
    /// <param name="data">Whose classes they are, for the message of an error.</param>
    public Tensor Loss(Tensor images, Tensor scores, Func<Tensor, Tensor> labelled, ImageDataset data)
    {
        using var scope = NewDisposeScope();
        var (byLabel, byTeacher) = _head is not null && _tokens is not null ? _head.Scores(_tokens) : (scores, scores);
        var loss = _loss.Of(labelled(byLabel), byTeacher, Taught(images, data));
        Forget();
        return loss.MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        Forget();
        _hook?.remove();
        _teacher.Dispose();
    }

    private Tensor Taught(Tensor images, ImageDataset data)
    {
        using var ungraded = no_grad();
        var scores = _teacher.call(images);
        if (scores.dim() != 2 || scores.size(1) != data.Classes.Count)
        {
            throw new TrainingException(
                $"The teacher gives scores of shape [{string.Join(", ", scores.shape)}]; {data.Name} has {data.Classes.Count} classes: take a teacher of these."
            );
        }

        return scores;
    }

    private void Forget()
    {
        _tokens?.Dispose();
        _tokens = null;
    }
}
