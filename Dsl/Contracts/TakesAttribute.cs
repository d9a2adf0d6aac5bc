using System;

namespace ModelDsl;

/// <summary>The shape that a kind accepts: dimensions between spaces, batch first. Names bind to the sizes that arrive.</summary>
/// <remarks>
/// The names say the layout: <c>b channels h w</c> is an image, <c>b h w dim</c> a grid of tokens, <c>b n dim</c> a sequence with its prefix
/// tokens counted in, <c>b prefix+n dim</c> a sequence whose prefix tokens are told apart, <c>b dim</c> one vector.
/// </remarks>
/// <param name="shape">The dimensions.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesAttribute(string shape) : Attribute
{
    /// <summary>The dimensions.</summary>
    public string Shape { get; } = shape;
}
