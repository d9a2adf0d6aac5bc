using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>
/// Looks for values that would be right where one is wrong: near neighbours of each knob that the failed condition depends on, kept if the
/// declaration with them has this error no more and no new one. It works for every contract because it only ever runs the check again.
/// </summary>
internal static class Remedies
{
    // How far to look on either side; a check takes some microseconds.
    private const int Reach = 400;

    /// <summary>The finding of <paramref name="draft"/> with the nearest values that fit, if there are any.</summary>
    public static Finding Add(Draft draft, Drafts before, ModelSpec spec, Contracts contracts, CancellationToken cancellation)
    {
        if (draft.Finding.Id == Ids.UnusedKnob)
            return draft.Finding with { Remedy = KnobNames.Nearest(draft.Finding.Path, spec, Fits) };
        if (draft.Finding is { Id: Ids.MissingKnob, Path: { Root: PathRoot.Line } missing } && !CanSet(missing, draft.Finding.Arguments[1]))
            return draft.Finding with { Arguments = [.. draft.Finding.Arguments, spec.Lines[missing.Index].Attribute] };
        var near = draft.Knobs.Where(knob => Blame.IsNear(knob, draft.Finding.Fallback)).Select(Set);
        var unset = (draft.Unset ?? []).Select(Unset);
        var far = draft.Knobs.Where(knob => !Blame.IsNear(knob, draft.Finding.Fallback)).Select(Set);
        if (near.Concat(unset).Concat(far).FirstOrDefault(found => found is not null) is { } remedy)
            return draft.Finding with { Remedy = remedy };
        return draft.Finding;

        Remedy? Set(ArgumentPath knob) =>
            Read(spec, knob) is { } value ? Try(knob, value, candidate => Write(spec, knob, candidate)) : null;

        Remedy? Unset(KnobSpec knob)
        {
            var path = draft.Finding.Fallback with { Name = knob.Name };
            return path.Root == PathRoot.Line && CanSet(path, KindScope.Pascal(knob.Name)) ? Try(path, knob.Value, candidate => Add(spec, path, candidate)) : null;
        }

        // A kind of anybody's may need a knob that the attribute, [Stage] say, does not have.
        bool CanSet(ArgumentPath line, string knob) => spec.Lines[line.Index].Settable.Any(settable => KindScope.Pascal(settable) == knob);

        Remedy? Try(ArgumentPath knob, Value value, Func<Value, ModelSpec> write)
        {
            var only = draft.Finding.Id == Ids.MissingKnob ? Samples.WithThoseOf(spec, knob.Name, draft.Only!) : draft.Only;
            var values = Search(value, only, spec, candidate => Fits(write(candidate)));
            return values.Count == 0 ? null : new(knob, values.Select(Written).ToEquatableArray());
        }

        // A knob that loses its effect is no new error, unless effect is what is wanted.
        bool IsHarmless(Draft item) => item.Finding.Id == Ids.UnusedKnob && draft.Finding.Id != Ids.UnusedKnob;

        bool Fits(ModelSpec changed)
        {
            cancellation.ThrowIfCancellationRequested();
            var (_, after) = ColumnChecker.Run(changed, contracts, cancellation);
            return after.Items.All(item => item.Key != draft.Key && (IsHarmless(item) || before.Items.Any(old => old.Key == item.Key)));
        }
    }

    /// <summary>A value as C# writes it, the namespace of an enum aside.</summary>
    private static string Written(Value value) =>
        value.Kind == ValueKind.Text ? $"\"{value}\""
        : value.Kind == ValueKind.Enum ? $"{value.Type!.Substring(value.Type.LastIndexOfAny(['.', ':']) + 1)}.{value.Text}"
        : value.ToString();

    private static IReadOnlyList<Value> Search(Value value, IReadOnlyList<Value>? only, ModelSpec spec, Func<Value, bool> fits)
    {
        if (only is not null)
            return only.Where(fits).Take(2).ToList();
        return value.Kind switch
        {
            ValueKind.Enum => Samples.MembersOf(spec, value).Where(fits).Take(2).ToList(),
            ValueKind.Integer => Nearest(Below(value.Number), Above(value.Number), fits),
            ValueKind.Real => Nearest(Steps(value.Double, -1), Steps(value.Double, 1), fits),
            ValueKind.Boolean => new[] { Value.Boolean(!value.Truth) }.Where(fits).ToList(),
            _ => [],
        };
    }

    private static List<Value> Nearest(IEnumerable<Value> below, IEnumerable<Value> above, Func<Value, bool> fits) =>
        [.. below.Where(fits).Take(1), .. above.Where(fits).Take(1)];

    private static IEnumerable<Value> Below(long value)
    {
        for (var step = 1L; step <= Reach && value - step >= 1; step++)
            yield return Value.Integer(value - step);
    }

    private static IEnumerable<Value> Above(long value)
    {
        var from = Math.Max(value, 0);
        for (var step = 1L; step <= Reach && from <= int.MaxValue - step; step++)
            yield return Value.Integer(from + step);
    }

    /// <summary>Eighths: a ratio that a human would write.</summary>
    private static IEnumerable<Value> Steps(double value, int direction)
    {
        var start = direction < 0 ? Math.Ceiling(value * 8) : Math.Floor(value * 8);
        for (var step = 1; step <= 32 && start + (direction * step) >= 0; step++)
            yield return Value.Real((start + (direction * step)) / 8);
    }

    private static Value? Read(ModelSpec spec, ArgumentPath path)
    {
        var knobs =
            path.Root == PathRoot.Model ? spec.Knobs
            : path.Root == PathRoot.Line ? spec.Lines[path.Index].Knobs
            : [];
        foreach (var knob in knobs)
        {
            if (knob.Name == path.Name)
                return knob.Value;
        }

        return null;
    }

    private static ModelSpec Add(ModelSpec spec, ArgumentPath path, Value value)
    {
        var line = spec.Lines[path.Index];
        return spec with { Lines = spec.Lines.With(path.Index, line with { Knobs = new([.. line.Knobs, new(path.Name, value)]) }) };
    }

    private static ModelSpec Write(ModelSpec spec, ArgumentPath path, Value value)
    {
        if (path.Root == PathRoot.Model)
            return spec with { Knobs = Write(spec.Knobs, path.Name, value) };
        var line = spec.Lines[path.Index];
        return spec with { Lines = spec.Lines.With(path.Index, line with { Knobs = Write(line.Knobs, path.Name, value) }) };
    }

    private static EquatableArray<KnobSpec> Write(EquatableArray<KnobSpec> knobs, string name, Value value) =>
        knobs.Select(knob => knob.Name == name ? knob with { Value = value } : knob).ToEquatableArray();
}
