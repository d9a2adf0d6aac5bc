using System.Collections.Generic;

namespace ModelDsl.Checkpoints;

/// <summary>What was loaded.</summary>
/// <param name="Tensors">Number of tensors.</param>
/// <param name="Conversions">How many tensors were converted, by types: F16 in the file, F32 in the model.</param>
/// <param name="Metadata">The free text of the file.</param>
public sealed record CheckpointLoad(
    int Tensors,
    IReadOnlyDictionary<(SafeTensorsType From, SafeTensorsType To), int> Conversions,
    IReadOnlyDictionary<string, string> Metadata
)
{
    /// <summary>What was made to fit, by key; empty where all fitted, or nothing may be adapted.</summary>
    public IReadOnlyList<AdaptedTensor> Adapted { get; init; } = [];
}
