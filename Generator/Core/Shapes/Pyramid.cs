using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Generator.Shapes;

/// <summary>What the stages of a model give for dense prediction.</summary>
internal static class Pyramid
{
    /// <summary>The map of each stage among <paramref name="layers"/>.</summary>
    public static IReadOnlyList<Shape> Of(IEnumerable<LayerTrace> layers) => [.. layers.Where(layer => layer.EndsStage).Select(MapOf)];

    /// <summary>The maps of all stages together; null where there is no stage, or where one's tokens come from no grid.</summary>
    public static Shape? Find(IEnumerable<LayerTrace> layers) =>
        Of(layers) is { Count: > 0 } maps && maps.All(map => map.Layout == Layout.Image) ? Shape.Pyramid(maps) : null;

    /// <summary>A stage's tokens as a map with the channels first, where they come from a grid; without prefix tokens where not.</summary>
    public static Shape MapOf(LayerTrace stage)
    {
        // Before prefix tokens are put back in front of a grid, it is the map.
        var tokens = stage.Given;
        if (tokens.Layout == Layout.Grid || (tokens.Layout == Layout.Sequence && tokens.HasGrid))
            return Shape.Image(tokens.Channels, tokens.H, tokens.W);
        return tokens.Layout == Layout.Sequence ? Shape.Sequence(tokens.Tokens - tokens.Prefix, tokens.Channels, 0, 0, 0) : tokens;
    }
}
