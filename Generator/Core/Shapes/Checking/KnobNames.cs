using System;
using System.Linq;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Finds the name that was meant by one that nobody takes.</summary>
internal static class KnobNames
{
    /// <summary>The nearest name of a parameter that the knob could be meant for, if there is one and nothing is wrong with it.</summary>
    /// <param name="knob">The knob without effect.</param>
    /// <param name="spec">The declaration.</param>
    /// <param name="fits">Whether a declaration has the warning no more, and no error that it did not have.</param>
    public static Remedy? Nearest(ArgumentPath knob, ModelSpec spec, Func<ModelSpec, bool> fits)
    {
        var knobs = knob.Root == PathRoot.Model ? spec.Knobs : spec.Lines[knob.Index].Knobs;
        var meant = spec
            .Kinds.SelectMany(kind => kind.Parameters)
            .Where(parameter => !parameter.IsPassedThrough)
            .Select(parameter => parameter.Name)
            .Distinct()
            .Where(name => knobs.All(other => other.Name != name) && AreNear(knob.Name, name))
            .OrderBy(name => Distance(knob.Name, name))
            .ThenBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault(name => HasEffect(name));
        return meant is null ? null : new(knob, [KindScope.Pascal(meant)]);

        bool HasEffect(string name)
        {
            var renamed = knobs.Select(set => set.Name == knob.Name ? set with { Name = name } : set).ToEquatableArray();
            return fits(
                knob.Root == PathRoot.Model
                    ? spec with
                    {
                        Knobs = renamed,
                    }
                    : spec with
                    {
                        Lines = spec.Lines.With(knob.Index, spec.Lines[knob.Index] with { Knobs = renamed }),
                    }
            );
        }
    }

    /// <summary>Whether one may be a slip for the other: no more than a third of the letters differ.</summary>
    public static bool AreNear(string name, string other) => Distance(name, other) <= Math.Max(1, Math.Max(name.Length, other.Length) / 3);

    /// <summary>How many letters must be added, left out or replaced (Levenshtein 1966); capitals count as equal.</summary>
    public static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var isEqual = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (isEqual ? 0 : 1));
                corner = above;
            }
        }

        return row[to.Length];
    }
}
