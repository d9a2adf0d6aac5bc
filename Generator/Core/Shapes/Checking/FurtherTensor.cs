using System;
using System.Collections.Generic;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>A tensor that a kind takes besides the first one that comes down the column, as it reaches the kind.</summary>
/// <param name="Shape">Its shape, past the views in front of it.</param>
/// <param name="From">What a message calls where it comes from: <c>'source'</c>, <c>stream 2</c>.</param>
/// <param name="Origin">The argument that says so: a knob, or the whole line.</param>
/// <param name="OriginOf">The knob that the dimension at a place, which has that role, was last set by.</param>
internal sealed record FurtherTensor(Shape Shape, string From, ArgumentPath Origin, Func<int, string, ArgumentPath?> OriginOf);

/// <summary>All tensors that a kind takes besides the first.</summary>
/// <param name="Tensors">The tensors, in the order of <c>[Takes]</c>.</param>
/// <param name="Streams">How many of them, in front, come down the column.</param>
/// <param name="Crosses">The branches that the others come from.</param>
internal sealed record Further(IReadOnlyList<FurtherTensor> Tensors, int Streams, EquatableArray<CrossTrace> Crosses)
{
    public static Further None { get; } = new([], 0, []);
}
