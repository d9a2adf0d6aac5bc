using System;

namespace ModelDsl;

/// <summary>Names that stay known to every kind below, as the dimensions do that a kind gives: an input of tokens says its <c>vocabulary</c>.</summary>
/// <param name="name">A knob, a derived name or a dimension of this kind.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CarriesAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
