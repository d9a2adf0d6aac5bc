using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
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
        foreach (var knob in draft.Knobs)
        {
            if (Read(spec, knob) is not { } value)
                continue;
            var values = Search(value, draft.Only, candidate =>
            {
                cancellation.ThrowIfCancellationRequested();
                var (_, after) = ColumnChecker.Run(Write(spec, knob, candidate), contracts, cancellation);
                return after.Items.All(item => item.Key != draft.Key && (item.Finding.Id == Diagnostics.Ids.UnusedKnob || before.Items.Any(old => old.Key == item.Key)));
            });
            if (values.Count > 0)
                return draft.Finding with { Remedy = new(knob, values.Select(v => v.ToString()).ToEquatableArray()) };
        }

        return draft.Finding;
    }

    private static IReadOnlyList<Value> Search(Value value, IReadOnlyList<Value>? only, Func<Value, bool> fits)
    {
        if (only is not null)
            return only.Where(fits).ToList();
        return value.Kind switch
        {
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
        var knobs = path.Root == PathRoot.Model ? spec.Knobs : path.Root == PathRoot.Line ? spec.Lines[path.Index].Knobs : [];
        foreach (var knob in knobs)
        {
            if (knob.Name == path.Name)
                return knob.Value;
        }

        return null;
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
