using System;

namespace ModelDsl;

/// <summary>Adds positional encoding to the tokens at this line of the column.</summary>
/// <param name="kind">A kind of position: <c>typeof(LearnablePosition)</c>.</param>
public sealed class PositionAttribute(Type kind) : LayerAttribute
{
    /// <summary>The kind of position.</summary>
    public Type Kind { get; } = kind;
}
