using System;

namespace ModelDsl;

/// <summary>On a constructor parameter that takes another kind (a slot): the kind that fills it where no knob names one.</summary>
/// <param name="kind">The kind.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DefaultKindAttribute(Type kind) : Attribute
{
    /// <summary>The kind.</summary>
    public Type Kind { get; } = kind;
}
