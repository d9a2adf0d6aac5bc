using System;

namespace ModelDsl;

/// <summary>
/// On a slot: the shape that reaches the kind in it, where that is not the one that reaches the kind around it:
/// <c>[Hands("b dim")] Module&lt;Tensor, Tensor&gt;? norm</c> of a head that norms what it pooled.
/// </summary>
/// <param name="shape">The dimensions, over the names of the kind around it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HandsAttribute(string shape) : Attribute
{
    /// <summary>The dimensions.</summary>
    public string Shape { get; } = shape;
}
