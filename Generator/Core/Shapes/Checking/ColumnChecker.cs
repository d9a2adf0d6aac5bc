using System.Linq;
using System.Threading;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Walks a column from its input down.</summary>
internal sealed class ColumnChecker
{
    private readonly Walk walk;
    private readonly Placement placement;
    private readonly StageBlocks blocks;
    private readonly ClosingNorm closing;
    private string input = "";
    private Shape? inputShape;
    private int headStart;

    private ColumnChecker(Walk walk)
    {
        this.walk = walk;
        placement = new(walk);
        blocks = new(walk);
        closing = new(walk, placement);
    }

    /// <summary>Checks <paramref name="spec"/> without looking for remedies; the trace is null where an error ended the walk.</summary>
    public static (ShapeTrace? Trace, Drafts Drafts) Run(ModelSpec spec, Contracts contracts, CancellationToken cancellation)
    {
        var walk = new Walk(spec, contracts);
        return (new ColumnChecker(walk).Run(cancellation), walk.Drafts);
    }

    private ShapeTrace? Run(CancellationToken cancellation)
    {
        var lines = walk.Spec.Lines;
        // What the compiler cannot read, it reports; anything said about the rest of the column would be a guess.
        if (!UsageRules.Check(walk.Spec, walk.FieldNames, walk.Drafts) || walk.Spec.IsBroken || lines.Any(line => line.IsBroken))
            return null;
        for (var i = 0; i < lines.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                !(
                    i == 0 ? Open()
                    : lines[i].IsStage ? Stage(i)
                    : Layer(i)
                )
            )
                return null;
            if (i == walk.LastStage || (walk.LastStage < 0 && i == lines.Count - 1))
            {
                placement.Rejoin();
                headStart = walk.Layers.Count;
            }
        }

        placement.Rejoin();
        if (inputShape is null)
        {
            walk.Drafts.Add(Ids.NoInput, ArgumentPath.Model(), [walk.Spec.Class.Name]);
            return null;
        }

        if (!Totals.AreInRange(walk))
            return null;
        Totals.WarnOfUnusedKnobs(walk);
        return new(input, inputShape, walk.Column.Shape, new([.. walk.Layers]), headStart);
    }

    /// <summary>The first line must be an input.</summary>
    private bool Open()
    {
        var line = ArgumentPath.Line(0);
        var first = walk.Spec.Lines[0];
        if (first.IsStage || walk.Contracts.Find(first.Kind) is { IsInput: false, Spec.Problem: null })
        {
            walk.Drafts.Add(Ids.NoInput, line, [walk.Spec.Class.Name]);
            return false;
        }

        if (
            walk.Filler(0).Fill(first.Kind, line) is not { } scope
            || new KindEvaluator(walk.Drafts, line, walk.Label(0), walk.Column).Evaluate(scope, null) is not { } result
        )
            return false;
        input = scope.Contract.Spec.Key;
        inputShape = result.Given;
        walk.Column.Set(result.Given, result.Names);
        return true;
    }

    private bool Layer(int i)
    {
        if (walk.Filler(i).Fill(walk.Spec.Lines[i].Kind, walk.KindPath(i), closing.TakenBy(i)) is not { } scope)
            return false;
        if (scope.Contract.IsInput)
        {
            // Without it the column is whole.
            walk.Drafts.Add(Ids.MisplacedInput, ArgumentPath.Line(i), [walk.Label(i), scope.Contract.Spec.Name]);
            return true;
        }

        return placement.Place(i, scope, 1) is not null;
    }

    private bool Stage(int i)
    {
        if (blocks.Find(i) is not { } block || walk.Filler(i).Fill(block, walk.KindPath(i)) is not { } scope)
            return false;
        var depth = blocks.Count(i);
        if (placement.Place(i, scope, depth) is not { } arriving)
            return false;
        var given = walk.Layers[walk.Layers.Count - 1].Given;
        if (depth > 1 && !given.Sizes.Equals(arriving.Sizes))
        {
            walk.Drafts.Add(
                Ids.LayoutsDoNotMeet,
                ArgumentPath.Line(i),
                [walk.Label(i), $"each block gives {given}, and the next one takes {arriving}", arriving.ToString()]
            );
            return false;
        }

        walk.BlocksPlaced += depth;
        return i != walk.LastStage || closing.Close(i, scope);
    }
}
