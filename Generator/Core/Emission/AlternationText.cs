using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Shapes;

namespace ModelDsl.Generator.Emission;

/// <summary>Writes the choice between kinds that the blocks of a stage have in turn: <c>i % 2 == 0 ? new A(…) : new B(…)</c>.</summary>
internal static class AlternationText
{
    /// <summary>The choice on one line where it fits, else one kind a line.</summary>
    /// <inheritdoc cref="ConstructionText.Of"/>
    public static string Of(IReadOnlyList<BoundKind> turns, int column, int indent, int width, BlockNumber depth, string start)
    {
        var flat = Flat(turns, depth, start);
        if (turns.Count == 2 && column + flat.Length <= width)
            return flat;
        var inner = indent + 4;
        var space = new string(' ', inner);
        if (turns.Count == 2)
            return $"i % 2 == 0\n{space}? {Kind(0, 2)}\n{space}: {Kind(1, 2)}";
        var arms = turns.Select((_, at) => space + Arm(at, turns.Count, Kind(at, Arm(at, turns.Count, "").Length)) + ",\n");
        var outer = new string(' ', indent);
        return $"(i % {Literals.Integer(turns.Count)}) switch\n{outer}{{\n{string.Concat(arms)}{outer}}}";

        string Kind(int at, int shift) => ConstructionText.Of(turns[at], inner + shift + 1, inner, width, depth, start);
    }

    /// <summary>The choice on one line, however long.</summary>
    public static string Flat(IReadOnlyList<BoundKind> turns, BlockNumber depth, string start)
    {
        var kinds = turns.Select(turn => ConstructionText.Flat(turn, depth, start)).ToList();
        return kinds.Count == 2
            ? $"i % 2 == 0 ? {kinds[0]} : {kinds[1]}"
            : $"(i % {Literals.Integer(kinds.Count)}) switch {{ {string.Join(", ", kinds.Select((kind, at) => Arm(at, kinds.Count, kind)))} }}";
    }

    /// <summary>The last arm takes what is left, for the compiler cannot know that nothing else is.</summary>
    private static string Arm(int at, int count, string kind) => $"{(at < count - 1 ? Literals.Integer(at) : "_")} => {kind}";
}
