using System;
using System.Collections.Generic;

namespace ModelDsl;

/// <summary>The shape that a kind returns: dimensions between spaces, each an expression without spaces: <c>b h/patch w/patch dim</c>.</summary>
/// <remarks>
/// A dimension keeps the name of the one that arrived and that it is computed from (<c>h/patch</c> is the new <c>h</c>); another is given
/// with <c>=</c>: <c>b n=h*w dim</c>. What stands before <c>+n</c> counts prefix tokens: <c>b 1+prefix+n dim</c>. A kind that gives several
/// tensors names the shape of each: all but the first come down the column beside it, as streams, to the kinds that take them.
/// </remarks>
/// <param name="shape">The dimensions.</param>
/// <param name="further">
/// Those of the tensors after the first, whose batch may be a multiple: <c>[Gives("b n dim", "b*n m inner")]</c> on a
/// <c>Module&lt;Tensor, (Tensor, Tensor)&gt;</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GivesAttribute(string shape, params string[] further) : Attribute
{
    /// <summary>The dimensions.</summary>
    public string Shape { get; } = shape;

    /// <summary>Those of the tensors after the first.</summary>
    public IReadOnlyList<string> Further { get; } = further;
}
