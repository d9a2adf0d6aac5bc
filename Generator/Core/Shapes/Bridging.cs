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

/// <summary>
/// Finds the views that lead from the shape that arrives to the layout that a kind takes: none where none is needed. Prefix tokens that were
/// put aside for a grid stay there until a kind takes a sequence, or any layout.
/// </summary>
internal static class Bridging
{
    /// <summary>
    /// The steps from <paramref name="from"/> to <paramref name="to"/>; null where there is no way. The last step's result is what arrives.
    /// </summary>
    public static IReadOnlyList<BridgeStep>? Find(Shape from, Layout to)
    {
        if (to == Layout.Any)
        {
            if (!from.HasChannelsLast)
                return null;
            to = from.Aside > 0 ? Layout.Sequence : from.Layout;
        }

        var steps = new List<BridgeStep>();
        var shape = from;
        if (shape.Layout == Layout.Sequence && to is Layout.Grid or Layout.Image)
        {
            if (!shape.HasGrid)
                return null;
            if (shape.Prefix > 0)
                shape = Add(steps, BridgeKind.SplitPrefix, Sequence(shape.H * shape.W, shape) with { Aside = shape.Prefix }, shape.Prefix);
            shape = Add(steps, BridgeKind.Unflatten, Shape.Grid(shape.H, shape.W, shape.Channels) with { Aside = shape.Aside });
        }

        if (shape.Layout == Layout.Grid && to == Layout.Image)
            shape = Add(steps, BridgeKind.ChannelsFirst, Shape.Image(shape.Channels, shape.H, shape.W) with { Aside = shape.Aside });
        if (shape.Layout == Layout.Grid && to == Layout.Sequence)
            shape = Add(steps, BridgeKind.Flatten, Sequence(shape.Tokens, shape) with { Aside = shape.Aside });
        if (shape.Layout == Layout.Sequence && to == Layout.Sequence && shape.Aside > 0)
            shape = Add(
                steps,
                BridgeKind.JoinPrefix,
                Sequence(shape.Tokens + shape.Aside, shape) with
                {
                    Prefix = shape.Aside,
                },
                shape.Aside
            );
        return shape.Layout == to ? steps : null;
    }

    private static Shape Sequence(long n, Shape from) => Shape.Sequence(n, from.Channels, 0, from.H, from.W);

    private static Shape Add(List<BridgeStep> steps, BridgeKind kind, Shape result, long prefix = 0)
    {
        steps.Add(new(kind, result, prefix));
        return result;
    }
}
