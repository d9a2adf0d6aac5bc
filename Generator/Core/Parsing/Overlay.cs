using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>Lays what a variant says over the declaration that it names.</summary>
internal static class Overlay
{
    /// <summary>
    /// The n-th own line of an attribute takes the place of the n-th of the same attribute in the other column. Arguments that it writes win.
    /// </summary>
    /// <param name="knobs">The variant's knobs of the model.</param>
    /// <param name="own">Its lines.</param>
    /// <param name="other">The declaration that it names.</param>
    /// <param name="name">The name of that.</param>
    public static Declaration Lay(EquatableArray<KnobSpec> knobs, IReadOnlyList<DeclaredLine> own, Declaration other, string name)
    {
        var lines = other.Lines.Select(line => Inherit(line, name)).ToList();
        var surplus = new List<DeclaredLine>();
        var numbers = new List<SurplusSpec>();
        for (var i = 0; i < own.Count; i++)
        {
            var line = own[i];
            var number = own.Take(i + 1).Count(before => AreOfOneType(before, line));
            var at = IndexOf(lines, line, number);
            // What the compiler cannot read yet may be anything; the column waits for it.
            if (line.Spec.IsBroken)
            {
                lines.Add(line);
            }
            else if (at < 0)
            {
                surplus.Add(line);
                numbers.Add(new(line.Spec.Attribute, number));
            }
            else
            {
                lines[at] = Lay(line, lines[at]);
            }
        }

        var variant = new VariantSpec(name, VariantFault.None, new([.. numbers]));
        return new(Lay(knobs, Inherit(other.Knobs)), lines, other.IsBroken, variant) { Surplus = surplus };
    }

    private static DeclaredLine Lay(DeclaredLine line, DeclaredLine below)
    {
        var written = line.Spec.Knobs.Where(knob => line.Written.Contains(knob.Name)).ToEquatableArray();
        var spec = line.Spec;
        // Without a word about the kind, that of the line below stays.
        return line with { Spec = spec with { Knobs = Lay(written, below.Spec.Knobs), Kind = spec.Kind ?? below.Spec.Kind } };
    }

    private static EquatableArray<KnobSpec> Lay(EquatableArray<KnobSpec> knobs, EquatableArray<KnobSpec> below)
    {
        var laid = below.ToList();
        foreach (var knob in knobs)
        {
            var at = laid.FindIndex(candidate => candidate.Name == knob.Name);
            if (at < 0)
                laid.Add(knob);
            else
                laid[at] = knob;
        }

        return new([.. laid]);
    }

    private static DeclaredLine Inherit(DeclaredLine line, string name) =>
        line with
        {
            Spec = line.Spec with { Knobs = Inherit(line.Spec.Knobs), From = line.Spec.From ?? name },
            Syntax = null,
        };

    private static EquatableArray<KnobSpec> Inherit(EquatableArray<KnobSpec> knobs) =>
        knobs.Select(knob => knob with { IsInherited = true }).ToEquatableArray();

    private static int IndexOf(List<DeclaredLine> lines, DeclaredLine line, int number) =>
        lines.FindIndex(candidate => AreOfOneType(candidate, line) && --number == 0);

    private static bool AreOfOneType(DeclaredLine one, DeclaredLine other) =>
        SymbolEqualityComparer.Default.Equals(one.Attribute.AttributeClass, other.Attribute.AttributeClass);
}
