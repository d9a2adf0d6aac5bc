using System.Linq;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes;

namespace ModelDsl.Generator.Emission;

/// <summary>Writes <c>new Kind(name: value, …)</c>, on one line where it fits and one argument a line where not.</summary>
internal static class ConstructionText
{
    /// <summary>
    /// The expression that makes <paramref name="kind"/>, as lines of which the first follows what is already on its line.
    /// </summary>
    /// <param name="kind">The kind and its arguments.</param>
    /// <param name="column">How far to the right the expression starts.</param>
    /// <param name="indent">How far to the right its further lines are.</param>
    /// <param name="width">How far to the right it may reach.</param>
    /// <param name="depth">What a value over the depth of the model is, at the block that is made.</param>
    /// <param name="start">What stands in front: <c>() =&gt; </c> where a way to make modules is asked for.</param>
    public static string Of(BoundKind kind, int column, int indent, int width, BlockNumber depth, string start = "")
    {
        if (kind.Turns.Count > 0)
            return AlternationText.Of(kind.Turns, column, indent, width, depth, start);
        var flat = Flat(kind, depth, start);
        if (column + flat.Length <= width || kind.Arguments.Count == 0)
            return flat;
        var inner = indent + 4;
        var space = new string(' ', inner);
        var arguments = kind.Arguments.Select(argument => space + Argument(argument, inner, width, depth));
        return $"{start}new {kind.Type}(\n{string.Join(",\n", arguments)})";
    }

    /// <summary>The same on one line, however long.</summary>
    public static string Flat(BoundKind kind, BlockNumber depth, string start = "") =>
        kind.Turns.Count > 0
            ? AlternationText.Flat(kind.Turns, depth, start)
            : $"{start}new {kind.Type}({string.Join(", ", kind.Arguments.Select(argument => Name(argument) + FlatValue(argument, depth)))})";

    private static string Argument(BoundArgument argument, int indent, int width, BlockNumber depth)
    {
        var start = Name(argument);
        return argument.Kind is { } kind
            ? start + Of(kind, indent + start.Length + 1, indent, width, depth, Make(argument))
            : start + Value(argument, depth);
    }

    private static string FlatValue(BoundArgument argument, BlockNumber depth) =>
        argument.Kind is { } kind
            ? Flat(kind, depth, Make(argument))
            : Value(argument, depth);

    /// <summary>What stands in front of each expression that makes a module.</summary>
    private static string Make(BoundArgument argument) => argument.Type == ParameterType.ModuleFactory ? "() => " : "";

    private static string Value(BoundArgument argument, BlockNumber depth) =>
        argument.Type switch
        {
            ParameterType.Device => "device",
            ParameterType.ScalarType => "dtype",
            ParameterType.Layer => Literals.Identifier(argument.Value.Text!),
            _ when argument.OverDepth => argument.IsSingle ? $"(float)({depth.Rise(argument.Value)})" : depth.Rise(argument.Value),
            _ => argument.IsSingle ? Literals.Single(argument.Value) : Literals.Of(argument.Value),
        };

    private static string Name(BoundArgument argument) => Literals.Identifier(argument.Name) + ": ";
}

/// <summary>Which block of the model is made: a number, or <c>i</c> blocks after the first of its stage.</summary>
/// <param name="First">The first block of the stage.</param>
/// <param name="Blocks">All blocks of the model.</param>
/// <param name="IsLoop">Whether the code is inside a loop over <c>i</c>.</param>
internal readonly record struct BlockNumber(long First, long Blocks, bool IsLoop)
{
    /// <summary>A value that is reached at the last block and rises linearly from 0 at the first.</summary>
    public string Rise(Value value)
    {
        if (value.AsReal == 0 || Blocks <= 1)
            return "0";
        var block = IsLoop ? (First == 0 ? "i" : $"({Literals.Integer(First)} + i)") : Literals.Integer(First);
        return $"{Literals.Of(value)} * {block} / {Literals.Integer(Blocks - 1)}";
    }
}
