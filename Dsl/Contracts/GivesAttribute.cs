using System;

namespace ModelDsl;

/// <summary>The shape that a kind returns: dimensions between spaces, each an expression without spaces: <c>b h/patch w/patch dim</c>.</summary>
/// <param name="shape">The dimensions.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GivesAttribute(string shape) : Attribute
{
    /// <summary>The dimensions.</summary>
    public string Shape { get; } = shape;
}
