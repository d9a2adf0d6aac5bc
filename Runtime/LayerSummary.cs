using System.Collections.Generic;

namespace ModelDsl;

/// <summary>One line of a <see cref="ModelSummary"/>.</summary>
/// <param name="Name">The field that holds it, which is its prefix in the state dict.</param>
/// <param name="Kind">The kind, with the number of blocks where it repeats: <c>PreNormBlock × 12</c>.</param>
/// <param name="Output">Shape of its output, without the batch.</param>
/// <param name="Parameters">Number of parameters.</param>
/// <param name="Macs">Multiply–accumulates of one input.</param>
public sealed record LayerSummary(string Name, string Kind, IReadOnlyList<long> Output, long Parameters, long Macs)
{
    /// <summary>Of a layer that gives several maps: the shape of each, of which <see cref="Output"/> is the first; else null.</summary>
    public IReadOnlyList<IReadOnlyList<long>>? Levels { get; init; }

    /// <summary>
    /// Of a layer that gives streams beside <see cref="Output"/>: the shape of each, in front how many times the batch it has (196, 16, 24 for
    /// <c>b*196 16 24</c>); else null.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<long>>? Streams { get; init; }
}
