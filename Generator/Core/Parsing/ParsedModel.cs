using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>A declaration, and where its arguments stand. Only the diagnostics ever look at the second.</summary>
internal sealed record ParsedModel(ModelSpec Spec, EquatableArray<Place> Places);

/// <summary>Where an argument stands in the source.</summary>
/// <param name="Path">The argument.</param>
/// <param name="File">The file.</param>
/// <param name="Value">Its value: the <c>6</c> of <c>Heads = 6</c>.</param>
/// <param name="Whole">All of it.</param>
/// <param name="TextStart">Of a contract that is a plain string: where its first character stands; else -1.</param>
/// <param name="IsStandIn">Whether it is where a variant names the declaration that has the argument.</param>
internal readonly record struct Place(
    ArgumentPath Path,
    string File,
    TextSpan Value,
    TextSpan Whole,
    int TextStart = -1,
    bool IsStandIn = false
);

/// <summary>The places of one declaration.</summary>
internal sealed record ClassPlaces(string Class, EquatableArray<Place> Places);
