using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Engines;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ModelDsl.Training;

/// <summary>
/// Adam with decoupled weight decay (arXiv 1711.05101): a step over all parameters is one call into libtorch where the engine can, and
/// the state is plain named tensors.
/// </summary>
public sealed class AdamW : IDisposable
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly Group[] _groups;

    /// <summary>Starts with moments of zero, beside the parameters: move a model to its device before this.</summary>
    /// <param name="groups">What to optimize.</param>
    /// <param name="beta1">How much of the mean gradient a step keeps.</param>
    /// <param name="beta2">How much of the mean squared gradient a step keeps.</param>
    /// <param name="epsilon">Keeps the denominator off zero.</param>
    public AdamW(IReadOnlyList<ParameterGroup> groups, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
        using var ungraded = no_grad();
        _groups = [.. groups.Select(group => new Group(group))];
        State = _groups
            .SelectMany(group => group.Slots)
            .SelectMany(slot => new[] { ($"exp_avg.{slot.Name}", slot.First), ($"exp_avg_sq.{slot.Name}", slot.Second) })
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    /// <summary>Steps done; it corrects the bias of the moments, so it belongs to the state.</summary>
    public long Steps { get; set; }

    /// <summary>The moments: <c>exp_avg.</c> and <c>exp_avg_sq.</c> before the name of the parameter.</summary>
    public IReadOnlyDictionary<string, Tensor> State { get; }

    /// <summary>Forgets the gradients.</summary>
    public void ZeroGrad()
    {
        foreach (var group in _groups)
        {
            foreach (var slot in group.Slots)
                slot.Parameter.grad = null;
        }
    }

    /// <summary>Changes the parameters by their gradients; one without gradient stays as it is.</summary>
    /// <param name="learningRate">The learning rate of this step.</param>
    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        Steps++;
        foreach (var group in _groups)
        {
            group.Gather();
            if (group.Gradients.Count == 0)
                continue;
            FusedAdamW.Step(
                group.Parameters,
                group.Gradients,
                group.FirstMoments,
                group.SecondMoments,
                Steps,
                learningRate,
                _beta1,
                _beta2,
                _epsilon,
                group.WeightDecay
            );
        }
    }

    /// <summary>Frees the moments.</summary>
    public void Dispose()
    {
        foreach (var tensor in State.Values)
            tensor.Dispose();
    }

    /// <summary>The parameters of one group, and what a step passes on of those that have a gradient: lists that each step fills anew.</summary>
    private sealed class Group(ParameterGroup group)
    {
        public Slot[] Slots { get; } = [.. group.Parameters.Select(pair => new Slot(pair.Name, pair.Parameter))];

        public double WeightDecay { get; } = group.WeightDecay;

        public List<Tensor> Parameters { get; } = [];

        public List<Tensor> Gradients { get; } = [];

        public List<Tensor> FirstMoments { get; } = [];

        public List<Tensor> SecondMoments { get; } = [];

        public void Gather()
        {
            Parameters.Clear();
            Gradients.Clear();
            FirstMoments.Clear();
            SecondMoments.Clear();
            foreach (var slot in Slots)
            {
                if (slot.Parameter.grad is not { } gradient)
                    continue;
                Parameters.Add(slot.Parameter);
                Gradients.Add(gradient);
                FirstMoments.Add(slot.First);
                SecondMoments.Add(slot.Second);
            }
        }
    }

    private sealed class Slot(string name, Parameter parameter)
    {
        public string Name { get; } = name;

        public Parameter Parameter { get; } = parameter;

        public Tensor First { get; } = zeros_like(parameter).DetachFromDisposeScope();

        public Tensor Second { get; } = zeros_like(parameter).DetachFromDisposeScope();
    }
}
