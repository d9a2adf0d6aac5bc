using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ModelDsl.Soundness.Declarations;

/// <summary>A declaration as values, from which its text is written and real modules are made.</summary>
/// <param name="Model">The line <c>[Model]</c>.</param>
/// <param name="Lines">The column below it.</param>
public sealed record Declaration(Line Model, ImmutableArray<Line> Lines)
{
    /// <summary>All lines, <c>[Model]</c> first.</summary>
    public IEnumerable<Line> All => Lines.Prepend(Model);

    /// <summary>The column as C#, on one line.</summary>
    public string Text => string.Join(' ', All.Select(line => line.Text));

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The declaration with line <paramref name="index"/> of <see cref="All"/> replaced.</summary>
    public Declaration With(int index, Line line) =>
        index == 0 ? this with { Model = line } : this with { Lines = Lines.SetItem(index - 1, line) };
}

/// <summary>One attribute.</summary>
/// <param name="Attribute">Its class.</param>
/// <param name="Settings">Its arguments: those of the constructor first, in order.</param>
public sealed record Line(Type Attribute, ImmutableArray<Setting> Settings)
{
    public string Text
    {
        get
        {
            var name = CSharp.Name(Attribute);
            name = name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
            return Settings.IsEmpty ? $"[{name}]" : $"[{name}({string.Join(", ", Settings.Select(setting => setting.Text))})]";
        }
    }

    public bool IsStage => Attribute.IsAssignableTo(typeof(StageAttribute));

    /// <summary>What is set under a name as contracts spell it.</summary>
    public Setting? Find(string name) => Settings.FirstOrDefault(setting => setting.Name == name);
}

/// <summary>One argument of an attribute.</summary>
/// <param name="Name">As contracts spell it: <c>mlpRatio</c>.</param>
/// <param name="Value">A number, a truth, a text, a member of an enum, a type, or null.</param>
/// <param name="IsPositional">Whether it belongs to the constructor.</param>
public sealed record Setting(string Name, object? Value, bool IsPositional)
{
    public string Text => IsPositional ? CSharp.Literal(Value) : $"{char.ToUpperInvariant(Name[0])}{Name[1..]} = {CSharp.Literal(Value)}";
}
