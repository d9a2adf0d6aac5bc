using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Shapes;

namespace ModelDsl.Generator.Emission;

/// <summary>The statements of a method, each with the shape that it leaves; the shapes stand in one column.</summary>
internal sealed class Body
{
    // A longer statement pushes its own comment to the right, not those of all the others.
    private const int Widest = 90;

    private readonly List<(string Code, string Comment)> lines = [];

    public void Line(string code) => lines.Add((code, ""));

    /// <summary>A statement and the shape behind it.</summary>
    public void Line(string code, Shape shape, long times = 1) => Line(code, [shape], times);

    /// <summary>A statement and the shapes of all tensors that it sets.</summary>
    public void Line(string code, IReadOnlyList<Shape> shapes, long times = 1) =>
        lines.Add((code, $"// {string.Join(" and ", shapes)}" + (times > 1 ? $", {Literals.Integer(times)} times" : "")));

    /// <summary>What the statement before repeats; several statements stand in braces.</summary>
    public void Inner(params string[] code)
    {
        var isOne = code.Length == 1;
        if (!isOne)
            lines.Add(("{", ""));
        lines.AddRange(code.Select(line => ("    " + line, "")));
        if (!isOne)
            lines.Add(("}", ""));
    }

    /// <summary>Writes the statements and closes the method.</summary>
    public void Close(CodeWriter writer)
    {
        var column = lines
            .Where(line => line.Comment.Length > 0 && line.Code.Length <= Widest)
            .Select(line => line.Code.Length + 1)
            .DefaultIfEmpty()
            .Max();
        foreach (var (code, comment) in lines)
            writer.Line(comment.Length == 0 ? code : code.PadRight(Math.Max(column, code.Length + 1)) + comment);
        writer.Close();
    }
}
