using System;

namespace ModelDsl;

/// <summary>On a <see cref="LayerAttribute"/> or <see cref="StageAttribute"/> class: the kind that its lines put into the column.</summary>
/// <param name="kind">The type that carries the contract, and whose constructor is called.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KindAttribute(Type kind) : Attribute
{
    /// <summary>The kind.</summary>
    public Type Kind { get; } = kind;

    /// <summary>The field that holds it, and so its prefix in the state dict: <c>head</c>. Default: the attribute's name in snake case.</summary>
    /// <remarks><c>{stage}</c> in it is the number of the stage above: what stands below the first stage is <c>downsample1</c>.</remarks>
    public string? Field { get; set; }
}
