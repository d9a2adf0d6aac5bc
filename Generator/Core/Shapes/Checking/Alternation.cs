using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>The blocks of a stage where alternations make them differ.</summary>
internal sealed class Alternation(Walk walk)
{
    private readonly Crossing crossing = new(walk);
    private int found;

    /// <summary>
    /// One block of each sort, in the order in which they take turns: one alone where no kind on the line alternates. Null where a kind cannot
    /// be used, and a finding says why.
    /// </summary>
    /// <param name="i">The line of the stage.</param>
    /// <param name="block">The kind of block.</param>
    /// <param name="from">The first block that is meant.</param>
    /// <param name="count">How many are.</param>
    public IReadOnlyList<KindScope>? Fill(int i, string block, long from, long count)
    {
        found = walk.Drafts.Items.Count;
        var blocks = new List<KindScope>();
        var period = 1L;
        for (var at = 0L; at < Math.Min(period, count); at++)
        {
            var turn = new Turn(from + at);
            if (walk.Filler(i, turn).Fill(block, walk.KindPath(i)) is not { } scope)
                return null;
            blocks.Add(scope);
            period = Math.Max(period, turn.Period);
        }

        return blocks;
    }

    /// <summary>The last of so many blocks.</summary>
    public static KindScope Last(IReadOnlyList<KindScope> sorts, long count) => sorts[(int)((count - 1) % sorts.Count)];

    /// <summary>Whether a block can follow another without views between them.</summary>
    public bool TakeOneLayout(int i, IReadOnlyList<KindScope> sorts) =>
        sorts.Count == 1 || sorts.Select(sort => walk.Filler(i).Wanted(sort)).Distinct().Count() == 1;

    /// <summary>
    /// Puts the other sorts of blocks beside the first, which is in the column already, and adds up what all cost.
    /// </summary>
    /// <returns>How each sort is made; null where one does not fit, and a finding says why.</returns>
    public IReadOnlyList<BoundKind>? Join(int i, IReadOnlyList<KindScope> sorts, long count)
    {
        var kinds = new List<BoundKind> { walk.Layers[walk.Layers.Count - 1].Kind };
        foreach (var sort in sorts.Skip(1))
        {
            // What is wrong with one block is often wrong with the next for the same reason.
            if (walk.Drafts.Items.Count > found)
                return kinds;
            if (Evaluate(i, sort) is not { } kind)
                return null;
            kinds.Add(kind);
        }

        return sorts.Count == 1 || Sum(i, sorts, count) ? kinds : null;
    }

    /// <summary>Checks a block behind the one before it, whose shape it must keep.</summary>
    private BoundKind? Evaluate(int i, KindScope block)
    {
        var line = ArgumentPath.Line(i);
        var arriving = walk.Column.Shape;
        if (crossing.Find(i, block) is not { } further)
            return null;
        var before = walk.Layers[walk.Layers.Count - 1];
        if (!further.Crosses.Equals(before.Crosses) || further.Streams != before.StreamsTaken)
        {
            var fact = $"the blocks alternate, and {block.Contract.Spec.Name} takes other tensors than the block before it";
            walk.Drafts.Add(Ids.LayoutsDoNotMeet, line, [walk.Label(i), fact, arriving.ToString()]);
            return null;
        }

        var evaluator = new KindEvaluator(walk, i, further.Tensors);
        if (evaluator.Evaluate(block, arriving) is not var (kind, given, streams))
            return null;
        var tensors = streams.Select(stream => stream.Shape.Extent).Prepend(given.Shape.Extent);
        if (tensors.SequenceEqual(walk.Column.Streams.Take(further.Streams).Select(stream => stream.Shape.Extent).Prepend(arriving.Extent)))
            return kind;
        walk.Drafts.Add(
            Ids.LayoutsDoNotMeet,
            line,
            [walk.Label(i), $"{block.Contract.Spec.Name} gives {Tensors.Text(given.Shape, streams.Select(stream => stream.Shape))}, and the next block takes {arriving}", arriving.ToString()]
        );
        return null;
    }

    private bool Sum(int i, IReadOnlyList<KindScope> blocks, long depth)
    {
        var layer = walk.Layers[walk.Layers.Count - 1];
        try
        {
            var cost = Value.Cost(0, 0);
            for (var at = 0; at < blocks.Count; at++)
            {
                var times = (depth / blocks.Count) + (at < depth % blocks.Count ? 1 : 0);
                cost = Arithmetic.Plus(cost, Arithmetic.Times(blocks[at].Cost, times, 0), 0);
            }

            var names = blocks.Select(block => block.Contract.Spec.Name).Distinct();
            walk.Layers[walk.Layers.Count - 1] = layer with
            {
                KindName = $"{string.Join("/", names)} × {depth}",
                Parameters = cost.Number,
                Macs = cost.Macs,
            };
            return true;
        }
        catch (ContractException fault)
        {
            walk.Drafts.Add(Ids.NoSize, ArgumentPath.Line(i), [walk.Label(i), fault.Message, layer.Given.ToString()]);
            return false;
        }
    }
}
