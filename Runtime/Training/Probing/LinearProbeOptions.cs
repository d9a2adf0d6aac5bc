namespace ModelDsl.Training;

/// <summary>How a <see cref="LinearProbe"/> is fitted.</summary>
public sealed record LinearProbeOptions
{
    /// <summary>Steps of Adam over all features. Default: 500.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>The length of a step. Default: 0.05.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>What the squares of the weights cost. Default: 1e-4.</summary>
    public double Penalty { get; init; } = 1e-4;
}
