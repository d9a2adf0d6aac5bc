using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelDsl.Generator.Tests.Harness;

/// <summary>What the generator makes of a source, and what the compiler then says.</summary>
internal sealed class Generated
{
    private Generated(GeneratorDriverRunResult result, Compilation output)
    {
        Result = result.Results.Single();
        Output = output;
    }

    public GeneratorRunResult Result { get; }

    public Compilation Output { get; }

    /// <summary>What the generator says.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>
    /// What the compiler says about source and generated code together, hidden remarks and undocumented test sources aside.
    /// </summary>
    public IReadOnlyList<string> CompilerDiagnostics =>
        [
            .. Output
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && !IsUndocumentedSource(diagnostic))
                .Select(d => d.ToString()),
        ];

    private static bool IsUndocumentedSource(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && !diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    /// <summary>The one generated file.</summary>
    public string Text => Result.GeneratedSources.Single().SourceText.ToString();

    public static Generated From(params string[] sources) => From(Compilations.Of(sources));

    public static Generated From(CSharpCompilation compilation)
    {
        var driver = Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new(driver.GetRunResult(), output);
    }

    /// <summary>The diagnostics as lines: place, id, message.</summary>
    public string[] Messages => [.. Diagnostics.Select(diagnostic => $"{Position(diagnostic)} {diagnostic.Id}: {diagnostic.GetMessage()}")];

    private static string Position(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return $"({start.Line + 1},{start.Character + 1})";
    }
}
