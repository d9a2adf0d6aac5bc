using System.Collections.Generic;

namespace TorchSharp.Modules;

/// <summary>Parameters that are updated with the same options.</summary>
public class ParamGroup : torch.optim.ILearningRateController
{
    public ParamGroup() { }

    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>What is left unset takes the optimizer's default when the group is added to it.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}

/// <summary>A group whose options are those of one optimizer.</summary>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    public ParamGroup() { }

    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
