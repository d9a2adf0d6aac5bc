using System;

namespace ModelDsl;

/// <summary>The shape that a kind returns: dimensions between spaces, each an expression without spaces: <c>b h/patch w/patch dim</c>.</summary>
/// <remarks>
/// A dimension keeps the name of the one that arrived and that it is computed from (<c>h/patch</c> is the new <c>h</c>); another is given
/// with <c>=</c>: <c>b n=h*w dim</c>. What stands before <c>+n</c> counts prefix tokens: <c>b 1+prefix+n dim</c>.
/// </remarks>
/// <param name="shape">The dimensions.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GivesAttribute(string shape) : Attribute
{
    /// <summary>The dimensions.</summary>
    public string Shape { get; } = shape;
}
