using System;
using System.Collections.Generic;

namespace ModelDsl;

/// <summary>The shape that a kind accepts: dimensions between spaces, batch first. Names bind to the sizes that arrive.</summary>
/// <remarks>
/// The names say the layout: <c>b channels h w</c> is an image, <c>b h w dim</c> a grid of tokens, <c>b n dim</c> a sequence with its prefix
/// tokens counted in, <c>b prefix+n dim</c> a sequence whose prefix tokens are told apart, <c>b dim</c> one vector, and <c>b ... dim</c>
/// any of them whose channels are last: a block says so when its layout is that of the kinds in its slots. A kind without this attribute is
/// an input: it opens a column, and its static method <c>Check(Tensor input, string model, params ReadOnlySpan&lt;long&gt; shape)</c> opens
/// the generated <c>forward</c>. <c>b n</c> are numbers of a vocabulary. A kind that takes several tensors names the shape of each; a name
/// that an earlier one bound must have the same size again. The further ones are streams, which come down the column beside the first, or what
/// another branch has given.
/// </remarks>
/// <param name="shape">The dimensions.</param>
/// <param name="further">Those of the tensors after the first: <c>[Takes("b n dim", "b m dim")]</c> on a <c>Module&lt;Tensor, Tensor, Tensor&gt;</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesAttribute(string shape, params string[] further) : Attribute
{
    /// <summary>The dimensions.</summary>
    public string Shape { get; } = shape;

    /// <summary>Those of the tensors after the first.</summary>
    public IReadOnlyList<string> Further { get; } = further;
}
