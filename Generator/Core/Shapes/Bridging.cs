using System.Collections.Generic;

namespace ModelDsl.Generator.Shapes;

/// <summary>A view between two layers whose layouts differ.</summary>
internal enum BridgeKind
{
    /// <summary>Grid to sequence.</summary>
    Flatten,

    /// <summary>Sequence to grid.</summary>
    Unflatten,

    /// <summary>Grid to image.</summary>
    ChannelsFirst,

    /// <summary>Puts the prefix tokens aside.</summary>
    SplitPrefix,

    /// <summary>Puts them in front again.</summary>
    JoinPrefix,
}

/// <summary>One step of a bridge.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Result">The shape after it.</param>
/// <param name="Prefix">Number of prefix tokens that it splits off or joins.</param>
internal sealed record BridgeStep(BridgeKind Kind, Shape Result, long Prefix = 0);

/// <summary>Finds the views that lead from the shape that arrives to the layout that a kind takes.</summary>
internal static class Bridging
{
    /// <summary>The steps from <paramref name="from"/> to <paramref name="to"/>; null where there is no way. The last step's result is what arrives.</summary>
    public static IReadOnlyList<BridgeStep>? Find(Shape from, Layout to)
    {
        if (from.Layout == to || (to == Layout.Any && from.Layout is Layout.Vector or Layout.Sequence or Layout.Grid))
            return [];
        var steps = new List<BridgeStep>();
        var shape = from;
        if (shape.Layout == Layout.Sequence && to is Layout.Grid or Layout.Image)
        {
            if (!shape.HasGrid)
                return null;
            if (shape.Prefix > 0)
                shape = Add(steps, BridgeKind.SplitPrefix, Shape.Sequence(shape.H * shape.W, shape.Channels, 0, shape.H, shape.W), shape.Prefix);
            shape = Add(steps, BridgeKind.Unflatten, Shape.Grid(shape.H, shape.W, shape.Channels));
        }

        if (shape.Layout == Layout.Grid && to == Layout.Image)
            shape = Add(steps, BridgeKind.ChannelsFirst, Shape.Image(shape.Channels, shape.H, shape.W));
        if (shape.Layout == Layout.Grid && to == Layout.Sequence)
            shape = Add(steps, BridgeKind.Flatten, Shape.Sequence(shape.Tokens, shape.Channels, 0, shape.H, shape.W));
        return shape.Layout == to ? steps : null;
    }

    /// <summary>The steps that put prefix tokens back in front of <paramref name="given"/>; null where it has no tokens to stand in front of.</summary>
    public static IReadOnlyList<BridgeStep>? Rejoin(Shape given, long prefix)
    {
        var steps = new List<BridgeStep>();
        if (given.Layout == Layout.Grid)
            given = Add(steps, BridgeKind.Flatten, Shape.Sequence(given.Tokens, given.Channels, 0, given.H, given.W));
        if (given.Layout != Layout.Sequence)
            return null;
        Add(steps, BridgeKind.JoinPrefix, Shape.Sequence(given.Tokens + prefix, given.Channels, prefix, given.H, given.W), prefix);
        return steps;
    }

    private static Shape Add(List<BridgeStep> steps, BridgeKind kind, Shape result, long prefix = 0)
    {
        steps.Add(new(kind, result, prefix));
        return result;
    }
}
