using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Walks a column from its input down.</summary>
internal sealed class ColumnChecker
{
    private readonly ModelSpec spec;
    private readonly Contracts contracts;
    private readonly Drafts drafts = new();
    private readonly HashSet<ArgumentPath> used = [];
    private readonly Column column = new();
    private readonly List<LayerTrace> layers = [];
    private readonly string[] fields;
    private readonly string[] labels;
    private readonly int lastStage;
    private readonly long blocks;
    private long firstBlock;
    private string input = "";
    private Shape? inputShape;
    private int headStart;
    private (int Line, string Slot, string Kind)? closing;

    private ColumnChecker(ModelSpec spec, Contracts contracts)
    {
        this.spec = spec;
        this.contracts = contracts;
        fields = Fields.Of(spec);
        labels = Fields.Labels(spec.Lines);
        lastStage = spec.Lines.ToList().FindLastIndex(line => line.IsStage);
        blocks = spec.Lines.Where(line => line.IsStage).Sum(line => System.Math.Max(0, Depth(line)));
    }

    /// <summary>Checks <paramref name="spec"/> without looking for remedies; the trace is null where an error ended the walk.</summary>
    public static (ShapeTrace? Trace, Drafts Drafts) Run(ModelSpec spec, Contracts contracts, CancellationToken cancellation)
    {
        var checker = new ColumnChecker(spec, contracts);
        return (checker.Run(cancellation), checker.drafts);
    }

    private ShapeTrace? Run(CancellationToken cancellation)
    {
        UsageRules.Check(spec, fields, drafts);
        // What the compiler cannot read, it reports; anything said about the rest of the column would be a guess.
        if (drafts.HasErrors || spec.Lines.Any(line => line.IsBroken))
            return null;
        for (var i = 0; i < spec.Lines.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                !(
                    i == 0 ? Open()
                    : spec.Lines[i].IsStage ? Stage(i)
                    : Layer(i)
                )
            )
                return null;
            if (i == lastStage || (lastStage < 0 && i == spec.Lines.Count - 1))
            {
                Rejoin();
                headStart = layers.Count;
            }
        }

        Rejoin();

        if (inputShape is null)
        {
            drafts.Add(Ids.NoInput, ArgumentPath.Model(), [spec.Class.Name]);
            return null;
        }

        if (!IsTotalInRange())
            return null;
        WarnOfUnusedKnobs();
        return new(input, inputShape, column.Shape, new([.. layers]), headStart);
    }

    /// <summary>The first line must be an input.</summary>
    private bool Open()
    {
        var line = ArgumentPath.Line(0);
        var filler = Filler(0);
        if (spec.Lines[0].IsStage || contracts.Find(spec.Lines[0].Kind) is { IsInput: false, Spec.Problem: null })
        {
            drafts.Add(Ids.NoInput, line, [spec.Class.Name]);
            return false;
        }

        if (
            filler.Fill(spec.Lines[0].Kind, line) is not { } scope
            || new KindEvaluator(drafts, line, labels[0], column).Evaluate(scope, null) is not { } result
        )
            return false;
        input = scope.Contract.Spec.Key;
        inputShape = result.Given;
        column.Set(result.Given, result.Names);
        return true;
    }

    private bool Layer(int i)
    {
        var line = ArgumentPath.Line(i);
        (string, string)? closes = closing is { } taken && taken.Line == i ? (taken.Slot, taken.Kind) : null;
        if (Filler(i).Fill(spec.Lines[i].Kind, KindPath(i), closes) is not { } scope)
            return false;
        if (scope.Contract.IsInput)
        {
            drafts.Add(Ids.MisplacedInput, line, [labels[i], scope.Contract.Spec.Name]);
            return false;
        }

        return Place(i, scope, 1) is not null;
    }

    private bool Stage(int i)
    {
        var depth = Depth(spec.Lines[i]);
        if (depth < 1)
        {
            var path = ArgumentPath.Line(i, "depth");
            var finding = new Finding(
                Ids.NoBlocks,
                path,
                path.Whole(),
                [labels[i], depth.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            );
            drafts.Add(new(finding, $"{Ids.NoBlocks} {i}", [path], [Value.Integer(1)]));
            return false;
        }

        var filler = Filler(i);
        if (Block(i) is not { } block || filler.Fill(block, KindPath(i)) is not { } scope || Place(i, scope, depth) is not { } arriving)
            return false;
        var given = layers[layers.Count - 1].Given;
        if (depth > 1 && !given.Sizes.Equals(arriving.Sizes))
        {
            drafts.Add(
                Ids.LayoutsDoNotMeet,
                ArgumentPath.Line(i),
                [labels[i], $"each block gives {given}, and the next one takes {arriving}", arriving.ToString()]
            );
            return false;
        }

        firstBlock += depth;
        return i != lastStage || Close(i, scope);
    }

    /// <summary>Puts the kind into the column; the shape that reaches it past the bridge, or null where it does not fit.</summary>
    private Shape? Place(int i, KindScope scope, long depth)
    {
        var line = ArgumentPath.Line(i);
        var arriving = column.Shape;
        if (Filler(i).Wanted(scope) is not { } wanted)
            return null;
        var before = Bridging.Find(arriving, wanted);
        var ranksDiffer = wanted is Layout.Free && scope.Contract.Takes!.Dimensions.Count - 1 != arriving.Sizes.Count;
        if (before is null || ranksDiffer)
        {
            var name = scope.Contract.Spec.Name;
            var fact =
                $"{name} takes {Layouts.Describe(wanted)} ({scope.Contract.Spec.Takes}), and {Layouts.Describe(arriving.Layout)} arrives";
            drafts.Add(Ids.LayoutsDoNotMeet, line, [labels[i], fact, arriving.ToString()]);
            return null;
        }

        column.Bridge(before);
        var taken = column.Shape;
        if (new KindEvaluator(drafts, line, labels[i], column).Evaluate(scope, taken) is not var (kind, given, names))
            return null;
        if (taken.Aside > 0 && !CanWait(i, scope, taken, ref given))
            return null;

        try
        {
            var cost = Arithmetic.Times(scope.Cost, depth, 0);
            var name = spec.Lines[i].IsStage ? $"{scope.Contract.Spec.Name} × {depth}" : scope.Contract.Spec.Name;
            layers.Add(
                new(
                    fields[i],
                    name,
                    kind,
                    spec.Lines[i].IsStage,
                    depth,
                    firstBlock,
                    blocks,
                    new([.. before]),
                    given,
                    [],
                    cost.Number,
                    cost.Macs
                )
            );
        }
        catch (ContractException fault)
        {
            drafts.Add(Ids.NoSize, line, [labels[i], fault.Message, arriving.ToString()]);
            return null;
        }

        column.Set(given, names);
        return taken;
    }

    /// <summary>Whether the prefix tokens that were put aside can be put back in front of what the kind gives.</summary>
    private bool CanWait(int i, KindScope scope, Shape taken, ref Shape given)
    {
        if (given.Layout is Layout.Grid or Layout.Image or Layout.Sequence && given.Channels == taken.Channels)
        {
            given = given with { Aside = taken.Aside };
            return true;
        }

        var fact =
            $"{scope.Contract.Spec.Name} gives {given}, and in front of it the prefix tokens that wait "
            + $"({taken.Aside}, {taken.Channels} wide) cannot stand again";
        drafts.Add(Ids.LayoutsDoNotMeet, ArgumentPath.Line(i), [labels[i], fact, taken.ToString()]);
        return false;
    }

    /// <summary>Puts prefix tokens that still wait in front again, behind the last layer so far.</summary>
    private void Rejoin()
    {
        if (column.Shape.Aside == 0 || Bridging.Find(column.Shape, Layout.Sequence) is not { } after)
            return;
        layers[layers.Count - 1] = layers[layers.Count - 1] with { After = new([.. after]) };
        column.Bridge(after);
    }

    /// <summary>After the last stage: the norm that its blocks leave to do, here or in a line below.</summary>
    private bool Close(int i, KindScope block)
    {
        if (block.Contract.Spec.ClosedBy is not { } slot)
            return true;
        if (!block.Slots.TryGetValue(slot, out var norm))
        {
            var path = ArgumentPath.Contract(PathRoot.ClosedBy, block.Contract.Spec.Key);
            drafts.Add(
                Ids.UnknownName,
                path,
                [block.Contract.Spec.Name, "ClosedBy", slot, $"it has no slot called '{slot}'", "1"],
                ArgumentPath.Line(i)
            );
            return false;
        }

        if (norm is null)
            return true;
        for (var below = i + 1; below < spec.Lines.Count && closing is null; below++)
        {
            if (contracts.Find(spec.Lines[below].Kind) is { } contract && TakesClosing(below, contract) is { } taker)
                closing = (below, taker, norm.Contract.Spec.Key);
        }

        if (closing is null)
        {
            Rejoin();
            var (name, made, cost) = (norm.Contract.Spec.Name, KindEvaluator.MakeAlone(norm), norm.Cost);
            layers.Add(
                new(fields[fields.Length - 1], name, made, false, 1, firstBlock, blocks, [], column.Shape, [], cost.Number, cost.Macs)
            );
        }

        return true;
    }

    private string? TakesClosing(int line, Contract contract)
    {
        foreach (var parameter in contract.Spec.Parameters)
        {
            if (parameter.Closing is null)
                continue;
            if (!contract.Closing.TryGetValue(parameter.Name, out var when))
                return parameter.Name;
            try
            {
                if (Evaluator.Truth(when, new KindScope(contract, Knobs(line), [], null)))
                    return parameter.Name;
            }
            catch (ContractException)
            {
                // A condition on a knob that is not set does not hold.
            }
        }

        return null;
    }

    private string? Block(int i)
    {
        if (
            Knobs(i).Find(["block"]) is { Value.Kind: ValueKind.Kind } block
            && (block.Origin!.Value.Root == PathRoot.Line || spec.Lines[i].Kind is null)
        )
            return block.Value.Text;
        if (spec.Lines[i].Kind is { } own)
            return own;
        var position = Knobs(i).Find(["normPosition"])?.Value;
        foreach (var offered in spec.DefaultBlocks.OrderBy(offered => offered.Number))
        {
            if (position is null || position.Value.Text == offered.Position)
                return offered.Kind;
        }

        var wanted = position is null ? "" : $" for NormPosition.{position}";
        drafts.Add(
            Ids.NoKind,
            ArgumentPath.Line(i),
            [labels[i], $"no assembly offers a block{wanted}; reference ModelDsl.Runtime, or write Block = typeof(...)"]
        );
        return null;
    }

    private bool IsTotalInRange()
    {
        var total = 0m;
        foreach (var layer in layers)
            total += (decimal)layer.Parameters + layer.Macs;
        if (total <= long.MaxValue)
            return true;
        drafts.Add(Ids.NoSize, ArgumentPath.Model(), ["Model", "the cost of all layers together does not fit 64 bits", ""]);
        return false;
    }

    private void WarnOfUnusedKnobs()
    {
        for (var i = 0; i < spec.Lines.Count; i++)
        {
            foreach (var knob in spec.Lines[i].Knobs)
            {
                if (knob.Name is not ("depth" or "kind"))
                    Warn(ArgumentPath.Line(i, knob.Name), labels[i], "this line");
            }
        }

        foreach (var knob in spec.Knobs)
            Warn(ArgumentPath.Model(knob.Name), "Model", "any stage or head");

        void Warn(ArgumentPath path, string label, string where)
        {
            if (!used.Contains(path))
                drafts.Add(Ids.UnusedKnob, path, [label, KindScope.Pascal(path.Name), where], whole: true);
        }
    }

    private ArgumentPath KindPath(int i) =>
        spec.Lines[i].Knobs.Any(knob => knob.Name == "kind") ? ArgumentPath.Line(i, "kind") : ArgumentPath.Line(i);

    private KnobTable Knobs(int i) => new(spec, i, spec.Lines[i].IsStage || (lastStage >= 0 && i > lastStage), used);

    private SlotFiller Filler(int i) => new(contracts, drafts, ArgumentPath.Line(i), labels[i], Knobs(i));

    private static long Depth(LineSpec line)
    {
        foreach (var knob in line.Knobs)
        {
            if (knob.Name == "depth" && knob.Value.Kind == ValueKind.Integer)
                return knob.Value.Number;
        }

        return 0;
    }
}
