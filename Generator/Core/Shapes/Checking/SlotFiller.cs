using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Decides which kind stands in each slot of a line's kind, all the way down.</summary>
/// <param name="contracts">The kinds at hand.</param>
/// <param name="drafts">Takes what goes wrong.</param>
/// <param name="line">The line.</param>
/// <param name="label">What a message calls it.</param>
/// <param name="knobs">The knobs that reach it.</param>
/// <param name="turn">The block of a stage that it is for; null where the line is none.</param>
internal sealed class SlotFiller(
    Contracts contracts,
    Drafts drafts,
    ArgumentPath line,
    string label,
    KnobTable knobs,
    Turn? turn = null
)
{
    // A slot in a slot in a slot: deeper than any kind that a human would declare by attributes.
    private const int MaximumDepth = 6;

    /// <summary>The kind <paramref name="key"/> with its slots filled; null where it cannot be used, and a finding says why.</summary>
    /// <param name="key">The kind.</param>
    /// <param name="origin">The argument that names it.</param>
    /// <param name="closing">The slot of this very kind that takes the norm that closes the column, with that norm.</param>
    public KindScope? Fill(string? key, ArgumentPath origin, (string Slot, string Kind)? closing = null)
    {
        var kind = key is null ? null : Resolve(key, origin);
        return kind is null && key is not null ? null : Fill(kind, origin, [], null, closing);
    }

    private string? Resolve(string key, ArgumentPath origin) => Turn.Resolve(key, turn, contracts, drafts, origin, label);

    private KindScope? Fill(
        string? key,
        ArgumentPath origin,
        IReadOnlyList<string> path,
        KindScope? owner,
        (string Slot, string Kind)? closing,
        IReadOnlyList<string>? followed = null
    )
    {
        var contract = contracts.Find(key);
        if (contract is null)
        {
            drafts.Add(Ids.NoKind, origin, [label, "no kind is named here; write typeof(...) of a class with [Takes] and [Gives]"], line);
            return null;
        }

        if (contract.Spec.Problem is { } problem)
        {
            drafts.Add(Ids.NoKind, origin, [label, $"{contract.Spec.Name} {problem}"], line);
            return null;
        }

        if (contract.Findings.Count > 0)
        {
            foreach (var finding in contract.Findings)
                drafts.Add(new(finding with { Fallback = origin }, $"{finding.Path} {finding.Arguments[3]}", []));
            return null;
        }

        if (path.Count > MaximumDepth)
        {
            drafts.Add(Ids.CircularContract, origin, [label, contract.Spec.Name, string.Join(", ", path)], line);
            return null;
        }

        var scope = new KindScope(contract, knobs, path, owner, followed);
        // Asks once for every knob that the contract could use, so that one which only an untaken branch mentions is not called useless.
        foreach (var name in contract.Names)
            scope.Knob(name);
        return contract.Spec.Parameters.Where(parameter => parameter.IsSlot).All(slot => Fill(scope, slot, origin, closing)) ? scope : null;
    }

    private bool Fill(KindScope scope, ParameterSpec slot, ArgumentPath origin, (string Slot, string Kind)? closing)
    {
        scope.Slots[slot.Name] = null;
        string? kind;
        if (slot.Closing is not null)
        {
            kind = closing?.Slot == slot.Name ? closing.Value.Kind : null;
        }
        else if (scope.SlotKnob(slot) is { } knob)
        {
            if (knob.Value.Kind is not (ValueKind.Kind or ValueKind.Null))
            {
                drafts.Add(
                    Ids.WrongValue,
                    knob.Origin!.Value,
                    [label, KindScope.Pascal(slot.Name), knob.Value.ToString(), "typeof(...) of a kind"],
                    line
                );
                return false;
            }

            kind = knob.Value.Text;
            origin = knob.Origin!.Value;
        }
        else
        {
            kind = slot.DefaultKind;
        }

        if (kind is not null)
        {
            kind = Resolve(kind, origin);
            if (kind is null)
                return false;
        }

        if (kind is not null && contracts.Find(kind) is { Spec.Alternation: null, Spec.Problem: null, IsInput: false } contract)
        {
            if (contract.Spec.Module != slot.Slot)
            {
                var fact = $"{contract.Spec.Name} is a {contract.Spec.Module}, and {scope.Contract.Spec.Name} takes a {slot.Slot} as {slot.Name}";
                drafts.Add(Ids.NoKind, origin, [label, fact], line);
                return false;
            }
        }

        if (kind is not null)
            return (scope.Slots[slot.Name] = Fill(kind, origin, scope.PathTo(slot.Name), scope, null, scope.PathFollowedBy(slot))) is not null;
        if (slot.IsOptional)
            return true;
        drafts.Add(Ids.MissingKnob, line, [Subject(label, scope), KindScope.Pascal(slot.Name), "typeof(...)"]);
        return false;
    }

    /// <summary>What a message calls the kind on its line.</summary>
    public static string Subject(string label, KindScope scope) =>
        scope.Contract.Spec.Name == label ? label : $"{label}: {scope.Contract.Spec.Name}";

    /// <summary>The layout that the kind and those in its slots ask for.</summary>
    public Layout? Wanted(KindScope scope)
    {
        if (scope.Contract.TakenLayout != Layout.Any)
            return scope.Contract.TakenLayout;
        // A slot that is handed a shape of its own has no say in what reaches the kind around it.
        var slots = scope.Slots.Where(slot => !scope.Contract.Hands.ContainsKey(slot.Key)).Select(slot => slot.Value);
        var wanted = slots.OfType<KindScope>().Select(slot => (slot, layout: Wanted(slot))).ToList();
        if (wanted.Any(slot => slot.layout is null))
            return null;
        var asked = wanted.Where(slot => slot.layout != Layout.Any).ToList();
        if (asked.Select(slot => slot.layout).Distinct().Count() <= 1)
            return asked.Count == 0 ? Layout.Any : asked[0].layout;
        var (first, second) = (asked[0], asked.First(slot => slot.layout != asked[0].layout));
        drafts.Add(
            Ids.LayoutsDoNotMeet,
            line,
            [
                label,
                $"inside {scope.Contract.Spec.Name}, {first.slot.Contract.Spec.Name} takes {Layouts.Describe(first.layout!.Value)} "
                    + $"and {second.slot.Contract.Spec.Name} {Layouts.Describe(second.layout!.Value)}",
                "",
            ]
        );
        return null;
    }
}
