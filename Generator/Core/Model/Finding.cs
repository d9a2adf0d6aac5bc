namespace ModelDsl.Generator.Model;

/// <summary>Something to tell the user about a declaration, before anyone knows on which line of which file it stands.</summary>
/// <param name="Id">One of <see cref="Diagnostics.Ids"/>.</param>
/// <param name="Path">What is wrong.</param>
/// <param name="Fallback">What to point at where <paramref name="Path"/> has no source, such as a contract in another assembly.</param>
/// <param name="Arguments">What fills the descriptor's message.</param>
/// <param name="Remedy">Values that would make the declaration check, if any were found.</param>
/// <param name="Offset">Which character of a contract is meant; -1 for all of it.</param>
/// <param name="PointsAtWhole">Whether the whole argument (<c>Heads = 6</c>) is meant, not its value alone.</param>
internal sealed record Finding(
    string Id,
    ArgumentPath Path,
    ArgumentPath Fallback,
    EquatableArray<string> Arguments,
    Remedy? Remedy = null,
    int Offset = -1,
    bool PointsAtWhole = false
);

/// <summary>Values that fit where another one is written.</summary>
/// <param name="Path">The knob.</param>
/// <param name="Values">The values, nearest first on either side, as C# writes them.</param>
internal sealed record Remedy(ArgumentPath Path, EquatableArray<string> Values);
