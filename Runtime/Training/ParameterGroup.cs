using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ModelDsl.Training;

/// <summary>Parameters that share a weight decay.</summary>
/// <param name="Parameters">The parameters, by their keys in the state dict.</param>
/// <param name="WeightDecay">Their weight decay.</param>
public sealed record ParameterGroup(IReadOnlyList<(string Name, Parameter Parameter)> Parameters, double WeightDecay)
{
    /// <summary>
    /// Splits a model's parameters in two: matrices and kernels, which decay, and those that do not: vectors (biases, norms, scales) and
    /// whatever belongs to a module with <see cref="NoWeightDecayAttribute"/>.
    /// </summary>
    public static IReadOnlyList<ParameterGroup> Of(nn.Module model, double weightDecay)
    {
        var kept = model
            .named_modules()
            .Where(pair => pair.module.GetType().IsDefined(typeof(NoWeightDecayAttribute), inherit: true))
            .Select(pair => pair.name + ".")
            .ToArray();
        var split = model
            .named_parameters()
            .ToLookup(pair => pair.parameter.dim() > 1 && !kept.Any(prefix => pair.name.StartsWith(prefix, StringComparison.Ordinal)));
        return [new([.. split[true]], weightDecay), new([.. split[false]], 0)];
    }
}
