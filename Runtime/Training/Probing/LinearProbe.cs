using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Training;

/// <summary>
/// A linear classifier over fixed features: how much a model that never saw a label knows of the classes (image GPT, Chen et al. 2020, section
/// 2.3). State: <c>mean</c> and <c>deviation</c> [dim] of the features that it was fitted to, <c>fc.*</c>.
/// </summary>
public sealed class LinearProbe : Module<Tensor, Tensor>
{
    private readonly Tensor mean;
    private readonly Tensor deviation;
    private readonly Linear fc;

    private LinearProbe(Tensor mean, Tensor deviation, long classes)
        : base(nameof(LinearProbe))
    {
        this.mean = mean.DetachFromDisposeScope();
        this.deviation = deviation.DetachFromDisposeScope();
        fc = Linear(mean.size(0), classes, device: mean.device, dtype: mean.dtype);
        init.zeros_(fc.weight);
        init.zeros_(fc.bias!);
        RegisterComponents();
    }

    /// <summary>Fits a classifier: logistic regression over all features at once, which has one minimum.</summary>
    /// <param name="features"><c>b dim</c></param>
    /// <param name="labels"><c>b</c>: the class of each, a 64-bit integer from 0.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="options">How long and how fast.</param>
    /// <exception cref="ArgumentException">The shapes do not go together, or a label is no class.</exception>
    public static LinearProbe Fit(Tensor features, Tensor labels, long classes, LinearProbeOptions? options = null)
    {
        Check(features, labels, classes);
        options ??= new();
        using var scope = NewDisposeScope();
        var known = features.detach();
        // A channel that never changes says nothing; it must not become infinite.
        var probe = new LinearProbe(known.mean([0]), known.std(0, unbiased: false).clamp_min(1e-6), classes);
        var standard = probe.Standardize(known);
        using var optimizer = optim.Adam(probe.fc.parameters(), options.LearningRate);
        for (var step = 0; step < options.Steps; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var penalty = probe.fc.weight.square().sum() * options.Penalty;
            (functional.cross_entropy(probe.fc.call(standard), labels) + penalty).backward();
            optimizer.step();
        }

        probe.eval();
        return probe;
    }

    /// <summary><c>b dim</c> → <c>b classes</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var standard = Standardize(input);
        return fc.call(standard);
    }

    /// <summary>The share of features whose class has the highest score.</summary>
    /// <param name="features"><c>b dim</c></param>
    /// <param name="labels"><c>b</c></param>
    public double Accuracy(Tensor features, Tensor labels)
    {
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        return call(features).argmax(1).eq(labels).to(float64).mean().item<double>();
    }

    private static void Check(Tensor features, Tensor labels, long classes)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (features.dim() != 2 || labels.dim() != 1 || features.size(0) != labels.size(0) || features.size(0) < 1)
        {
            var given = $"[{string.Join(", ", features.shape)}] and [{string.Join(", ", labels.shape)}]";
            throw new ArgumentException($"A probe is fitted to features [b, dim] and labels [b]; given were {given}.", nameof(features));
        }

        using var scope = NewDisposeScope();
        if (labels.min().to(int64).item<long>() is < 0 and var low)
            throw new ArgumentException($"Classes are 0 to {classes - 1}, and a label is {low}.", nameof(labels));
        if (labels.max().to(int64).item<long>() is var high && high >= classes)
            throw new ArgumentException($"Classes are 0 to {classes - 1}, and a label is {high}.", nameof(labels));
    }

    private Tensor Standardize(Tensor features)
    {
        using var centred = features - mean;
        return centred / deviation;
    }
}
