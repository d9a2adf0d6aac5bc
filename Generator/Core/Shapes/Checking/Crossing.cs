using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>A tensor of another branch, as it reaches a kind.</summary>
/// <param name="Shape">Its shape, past the views in front of it.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Column">What came down with it.</param>
/// <param name="Origin">The knob that names the branch.</param>
internal sealed record Crossed(Shape Shape, BranchTrace Branch, Column Column, ArgumentPath Origin);

/// <summary>
/// Finds the tensor that a kind takes besides the one that comes down the column: what the branch that the knob <c>Cross</c> names has given.
/// </summary>
internal sealed class Crossing(Walk walk)
{
    /// <summary>The knob that names a branch.</summary>
    public const string Knob = "cross";

    /// <summary>The branches' tensors that the kind of line <paramref name="i"/> takes, with the views in front of each.</summary>
    /// <returns>None where it takes none; null where one is missing or does not fit, and a finding says so.</returns>
    public IReadOnlyList<(Crossed Tensor, CrossTrace Trace)>? Find(int i, KindScope scope)
    {
        var contract = scope.Contract;
        if (contract.Takes.Count == 1)
            return [];
        if (contract.Takes.Count > 2)
        {
            walk.Drafts.Add(Ids.NoKind, ArgumentPath.Line(i), [walk.Label(i), $"{contract.Spec.Name} takes more than two tensors"]);
            return null;
        }

        if (walk.Knobs(i).Find([Knob]) is not { Value.Kind: ValueKind.Text } knob)
        {
            Missing(i, SlotFiller.Subject(walk.Label(i), scope));
            return null;
        }

        var name = knob.Value.Text!;
        foreach (var (branch, column) in walk.Finished)
        {
            if (branch.Name == name)
                return Bridge(i, scope, branch, column, knob.Origin!.Value);
        }

        Unknown(i, name, knob.Origin!.Value);
        return null;
    }

    private IReadOnlyList<(Crossed, CrossTrace)>? Bridge(int i, KindScope scope, BranchTrace branch, Column column, ArgumentPath origin)
    {
        var wanted = Contract.LayoutOf(scope.Contract.Takes[1]);
        // Views only: prefix tokens could not wait beside a tensor that is not the column's own.
        if (Bridging.Find(column.Shape, wanted) is { } views && views.All(step => step.Kind != BridgeKind.SplitPrefix))
        {
            var shape = views.Count > 0 ? views[views.Count - 1].Result : column.Shape;
            return [(new(shape, branch, column, origin), new(branch.Name, new([.. views])))];
        }

        var fact =
            $"{scope.Contract.Spec.Name} takes {Layouts.Describe(wanted)} ({scope.Contract.Spec.Takes[1]}) of another branch, "
            + $"and '{branch.Name}' gives {Layouts.Describe(column.Shape.Layout)}";
        walk.Drafts.Add(Ids.LayoutsDoNotMeet, origin, [walk.Label(i), fact, column.Shape.ToString()], ArgumentPath.Line(i));
        return null;
    }

    private void Missing(int i, string subject)
    {
        var line = ArgumentPath.Line(i);
        var finding = new Finding(Ids.MissingKnob, line, line, [subject, KindScope.Pascal(Knob), "..."]);
        var toSet = new KnobSpec(Knob, Value.Null);
        walk.Drafts.Add(new(finding, $"{Ids.MissingKnob} {line} {subject} {Knob}", [], [.. Names().Select(Value.OfText)], [toSet]));
    }

    private void Unknown(int i, string name, ArgumentPath origin)
    {
        var names = Names().ToList();
        var there = names.Count == 0 ? "there is none above" : $"above are {string.Join(", ", names.Select(known => $"\"{known}\""))}";
        var finding = new Finding(Ids.UnknownBranch, origin, ArgumentPath.Line(i), [walk.Label(i), name, there]);
        walk.Drafts.Add(new(finding, $"{Ids.UnknownBranch} {i}", [origin], [.. names.Select(Value.OfText)]));
    }

    private IEnumerable<string> Names() => walk.Finished.Select(finished => finished.Trace.Name);
}
