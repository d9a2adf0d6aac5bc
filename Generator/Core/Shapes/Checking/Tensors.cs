using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Compares all tensors between two blocks: the first, and the streams beside it.</summary>
internal static class Tensors
{
    /// <summary>Whether what a layer gives can take the place of what it took.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="first">The first tensor that it took.</param>
    /// <param name="streams">The streams that came down the column to it.</param>
    public static bool Keeps(LayerTrace layer, Shape first, IReadOnlyList<Given> streams) =>
        layer.Given.Extent.Equals(first.Extent)
        && layer.StreamsGiven.Select(given => given.Extent).SequenceEqual(streams.Take(layer.StreamsTaken).Select(stream => stream.Shape.Extent));

    /// <summary>What a message calls several: <c>b 197 384 and b*196 16 24</c>.</summary>
    public static string Text(Shape first, IEnumerable<Shape> streams) => string.Join(" and ", streams.Prepend(first));
}
