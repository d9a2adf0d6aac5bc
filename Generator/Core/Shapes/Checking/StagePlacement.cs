using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Puts the blocks of a stage into the column, and behind its first ones the position that its knobs ask for.</summary>
internal sealed class StagePlacement(Walk walk, Placement placement)
{
    private readonly StageBlocks blocks = new(walk);

    /// <summary>Places the stage at line <paramref name="i"/>.</summary>
    /// <returns>Its last block; null where it does not fit, and a finding says why.</returns>
    public KindScope? Place(int i)
    {
        if (blocks.Find(i) is not { } block)
            return null;
        var depth = blocks.Count(i);
        if (StagePosition.Read(walk, i, depth) is not { } position)
            return null;
        BoundKind? first = null;
        KindScope? scope = null;
        long placed = 0;
        while (placed < depth)
        {
            var count = placed < position.Count ? 1 : depth - placed;
            if ((scope = Place(i, block, count, depth)) is null)
                return null;
            var last = walk.Layers.Count - 1;
            first ??= walk.Layers[last].Kind;
            if (walk.Layers[last].Kind != first)
                return Differ(i, "the blocks behind the position would be made otherwise than those in front of it");
            var ends = placed + count == depth;
            walk.Layers[last] = walk.Layers[last] with { Offset = placed, Whole = count == depth ? 0 : depth, EndsStage = ends };
            placed += count;
            walk.BlocksPlaced += count;
            if (placed <= position.Count && !Follow(i, position, placed, ends))
                return null;
        }

        return scope;
    }

    private KindScope? Place(int i, string block, long count, long depth)
    {
        if (walk.Filler(i).Fill(block, walk.KindPath(i)) is not { } scope || placement.Place(i, scope, count) is not { } arriving)
            return null;
        var given = walk.Layers[walk.Layers.Count - 1].Given;
        return depth > 1 && !given.Sizes.Equals(arriving.Sizes)
            ? Differ(i, $"each block gives {given}, and the next one takes {arriving}")
            : scope;
    }

    /// <summary>Puts a position behind the block just placed; it takes that one's place at the end of the stage.</summary>
    private bool Follow(int i, StagePosition position, long number, bool ends)
    {
        if (walk.Filler(i).Fill(position.Kind, position.Origin) is not { } scope)
            return false;
        if (scope.Contract.IsInput)
        {
            walk.Drafts.Add(Ids.MisplacedInput, position.Origin, [walk.Label(i), scope.Contract.Spec.Name], ArgumentPath.Line(i));
            return false;
        }

        var behind = walk.Layers.Count - 1;
        if (placement.Place(i, scope, 1) is not { } arriving)
            return false;
        var last = walk.Layers.Count - 1;
        var given = walk.Layers[last].Given;
        if (!given.Sizes.Equals(arriving.Sizes))
            return Differ(i, $"{scope.Contract.Spec.Name} gives {given}, and the next block takes {arriving}") is not null;
        walk.Layers[behind] = walk.Layers[behind] with { EndsStage = false };
        walk.Layers[last] = walk.Layers[last] with
        {
            Field = StagePosition.Field(walk.FieldNames[i], number),
            KindName = scope.Contract.Spec.Name,
            IsStage = false,
            EndsStage = ends,
        };
        return true;
    }

    private KindScope? Differ(int i, string fact)
    {
        walk.Drafts.Add(Ids.LayoutsDoNotMeet, ArgumentPath.Line(i), [walk.Label(i), fact, walk.Column.Shape.ToString()]);
        return null;
    }
}
