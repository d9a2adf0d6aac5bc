using System;

namespace ModelDsl;

/// <summary>On a <see cref="LayerAttribute"/> or <see cref="StageAttribute"/> class: the kind that its lines put into the column.</summary>
/// <param name="kind">The type that carries the contract, and whose constructor is called.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KindAttribute(Type kind) : Attribute
{
    /// <summary>The kind.</summary>
    public Type Kind { get; } = kind;
}
