using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelDsl.Generator;
using Shouldly;

namespace ModelDsl.Runtime.Tests.Kinds.Contracts;

/// <summary>What the generator made of one declaration.</summary>
/// <param name="Errors">Why it was refused, if so.</param>
/// <param name="Type">The class.</param>
internal sealed record DeclaredColumn(IReadOnlyList<string> Errors, Type Type)
{
    public ModelSummary Summary => (ModelSummary)Type.GetProperty("Summary")!.GetValue(null)!;

    public TorchSharp.torch.nn.Module Make() => (TorchSharp.torch.nn.Module)Activator.CreateInstance(Type, [null, null])!;
}

/// <summary>Declarations made while a test runs: written, generated, compiled and loaded all at once.</summary>
internal static class DeclaredColumns
{
    /// <summary>One class for each column, in order; one that is refused has errors and cannot be made.</summary>
    public static IReadOnlyList<DeclaredColumn> Compile(IEnumerable<string> columns)
    {
        var source = new StringBuilder("using ModelDsl; using ModelDsl.Runtime.Tests.Kinds.Contracts;\nnamespace Declared;\n");
        var count = 0;
        foreach (var column in columns)
            source.Append(CultureInfo.InvariantCulture, $"[Model] {column} public sealed partial class M{count++};\n"); // one line each

        var tree = CSharpSyntaxTree.ParseText(source.ToString(), new CSharpParseOptions(LanguageVersion.Latest), encoding: Encoding.UTF8);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var compilation = CSharpCompilation.Create("Declared" + Guid.NewGuid().ToString("N"), [tree], References(), options);
        CSharpGeneratorDriver
            .Create([new ModelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)tree.Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        using var image = new MemoryStream();
        var emitted = generated.Emit(image);
        emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        var assembly = Assembly.Load(image.ToArray());
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 2, diagnostic => diagnostic.GetMessage());
        errors.ShouldAllBe(group => group.Key >= 0 && group.Key < count);
        DeclaredColumn At(int i) => new([.. errors[i]], assembly.GetType($"Declared.M{i}", throwOnError: true)!);
        return [.. Enumerable.Range(0, count).Select(At)];
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
