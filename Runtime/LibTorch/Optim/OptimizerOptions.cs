using System;
using System.IO;

namespace TorchSharp.Modules;

/// <summary>Hyperparameters of a parameter group. An unset one takes the optimizer's default.</summary>
public class OptimizerOptions
{
    public OptimizerOptions() { }

    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    /// <summary>Sets what is unset from the optimizer's defaults.</summary>
    private protected virtual void FillFrom(OptimizerOptions defaults) => LearningRate ??= defaults.LearningRate;

    internal void Complete(OptimizerOptions defaults)
    {
        FillFrom(defaults);
        InitialLearningRate = LearningRate!.Value;
    }

    private protected static TOptions Expect<TOptions>(OptimizerOptions options)
        where TOptions : OptimizerOptions =>
        options as TOptions
        ?? throw new ArgumentException(
            $"These are options of another optimizer: {options.GetType()} where {typeof(TOptions)} is needed."
        );
}
