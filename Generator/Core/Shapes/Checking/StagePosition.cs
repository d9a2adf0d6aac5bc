using System;
using System.Globalization;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>The positional encoding behind the first blocks of a stage: knobs <c>Position</c> and <c>Positions</c>.</summary>
/// <param name="Kind">The kind; empty where none is asked for.</param>
/// <param name="Count">Behind how many blocks it stands, 0 where none.</param>
/// <param name="Origin">The argument that names it.</param>
internal readonly record struct StagePosition(string Kind, long Count, ArgumentPath Origin)
{
    /// <summary>The field of the position behind the block of that number of a stage.</summary>
    public static string Field(string stage, long number) => $"{stage}_position{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether a field of that name could be one.</summary>
    public static bool IsField(string name) =>
        name.LastIndexOf("_position", StringComparison.Ordinal) is > 0 and var end
        && (name.StartsWith("stage", StringComparison.Ordinal) || name.StartsWith("blocks", StringComparison.Ordinal))
        && name.Skip(end + "_position".Length).All(char.IsDigit);

    /// <summary>What the stage at line <paramref name="i"/> asks for; null where that cannot be, and a finding says why.</summary>
    public static StagePosition? Read(Walk walk, int i, long depth)
    {
        var knobs = walk.Knobs(i);
        var (kind, count) = (knobs.Find(["position"]), knobs.Find(["positions"]));
        if (kind is not { Value: { Kind: ValueKind.Kind } value })
        {
            if (count is not { Origin: { } alone })
                return new("", 0, default);
            walk.Drafts.Add(Ids.MissingKnob, alone, [walk.Label(i), "Position", "typeof(...)"], ArgumentPath.Line(i));
            return null;
        }

        var wanted = count is { Value.Kind: ValueKind.Integer } said ? said.Value.Number : 1;
        if (wanted >= 1 && wanted <= depth)
            return new(value.Text!, wanted, kind.Value.Origin!.Value);
        var text = wanted.ToString(CultureInfo.InvariantCulture);
        var blocks = $"a number of blocks, from 1 to the stage's {depth.ToString(CultureInfo.InvariantCulture)}";
        walk.Drafts.Add(Ids.WrongValue, count!.Value.Origin!.Value, [walk.Label(i), "Positions", text, blocks], ArgumentPath.Line(i));
        return null;
    }
}
