using System.Collections.Generic;

namespace ModelDsl.LibTorch.OperatorGenerator;

/// <summary>One line of operators.txt.</summary>
/// <param name="Name">Name without overload: <c>add_</c>.</param>
/// <param name="Overload">Overload, empty for the default one: <c>Tensor</c>.</param>
/// <param name="IsMethod">C++ offers it only as a member of at::Tensor.</param>
/// <param name="Arguments">In the schema's order, keyword-only ones too.</param>
/// <param name="Results">None for an operator that gives nothing back.</param>
internal sealed record Operator(string Name, string Overload, bool IsMethod, IReadOnlyList<Argument> Arguments, IReadOnlyList<Result> Results)
{
    /// <summary>Name in C# and, behind <c>md_</c>, of the export.</summary>
    public string Identifier => Overload.Length == 0 ? Name : $"{Name}_{Overload}";

    /// <summary>Writes into its first argument and gives that back: the managed side returns the very object it was given.</summary>
    public bool IsInPlace => Name.EndsWith('_') && Results is [{ Type: "Tensor" }] && Arguments[0].Type == "Tensor";
}

/// <summary>An argument as the schema has it; <paramref name="Default"/> is its text, or null.</summary>
internal sealed record Argument(string Type, string Name, string? Default);

/// <summary>A result as the schema has it; <paramref name="Name"/> may be empty.</summary>
internal sealed record Result(string Type, string Name);

/// <summary>A headed part of operators.txt: one translation unit and one C# file.</summary>
internal sealed record Section(string Name, IReadOnlyList<Operator> Operators);
