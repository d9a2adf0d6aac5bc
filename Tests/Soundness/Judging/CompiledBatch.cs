using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelDsl.Generator;
using ModelDsl.Soundness.Declarations;

namespace ModelDsl.Soundness.Judging;

/// <summary>Declarations written, generated, compiled and loaded at once; unloaded when disposed.</summary>
internal sealed class CompiledBatch : IDisposable
{
    private static readonly CSharpParseOptions parseOptions = new(LanguageVersion.Latest);

    // Symbols of the references stay the same from batch to batch, and with them what the generator remembers of kinds.
    private static readonly CSharpCompilation empty = CSharpCompilation.Create(
        "Declared",
        [],
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999)
    );

    private readonly AssemblyLoadContext context = new("declared", isCollectible: true);

    private CompiledBatch(IReadOnlyList<CompiledDeclaration> declarations) => Declarations = declarations;

    /// <summary>What came of each, in order.</summary>
    public IReadOnlyList<CompiledDeclaration> Declarations { get; private set; }

    public static CompiledBatch Of(IReadOnlyList<Declaration> declarations)
    {
        var trees = declarations.Select(Tree).ToList();
        var compilation = empty.AddSyntaxTrees(trees);
        var driver = CSharpGeneratorDriver
            .Create([new ModelGenerator().AsSourceGenerator()], parseOptions: parseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } fault)
            return declarations.Count == 1 ? new([new([], [$"the generator threw {fault.GetType().Name}: {fault.Message} {fault.StackTrace?.Trim().Split('\n')[0]}"], null)]) : OneByOne(declarations);

        var places = trees.Select((tree, i) => (tree, i)).ToDictionary(pair => pair.tree, pair => pair.i);
        foreach (var (tree, i) in generated.SyntaxTrees.Except(trees).Select(tree => (tree, IndexOf(tree))))
            places.Add(tree, i);
        var said = result.Diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree is { } tree ? places[tree] : -1);
        if (said.Contains(-1))
            throw new InvalidOperationException($"A diagnostic has no place: {said[-1].First()}");

        using var image = new MemoryStream();
        var emitted = generated.Emit(image);
        var faults = emitted
            .Diagnostics.Where(diagnostic =>
                diagnostic.Severity == DiagnosticSeverity.Error
                || (diagnostic.Severity == DiagnosticSeverity.Warning && !trees.Contains(diagnostic.Location.SourceTree!))
            )
            .ToLookup(diagnostic => diagnostic.Location.SourceTree is { } tree ? places[tree] : -1, diagnostic => diagnostic.ToString());
        if (!emitted.Success && declarations.Count > 1)
            return OneByOne(declarations);

        var batch = new CompiledBatch([]);
        image.Position = 0;
        var assembly = emitted.Success ? batch.context.LoadFromStream(image) : null;
        batch.Declarations =
        [
            .. declarations.Select((_, i) => new CompiledDeclaration([.. said[i]], [.. faults[i], .. faults[-1]], assembly?.GetType($"Declared.M{i}"))),
        ];
        return batch;
    }

    /// <summary>A batch that does not compile is taken apart to find out why.</summary>
    private static CompiledBatch OneByOne(IReadOnlyList<Declaration> declarations)
    {
        var half = declarations.Count / 2;
        var (first, second) = (Of([.. declarations.Take(half)]), Of([.. declarations.Skip(half)]));
        return new([.. first.Declarations, .. second.Declarations]) { parts = [first, second] };
    }

    private IReadOnlyList<CompiledBatch> parts = [];

    public void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
        Declarations = [];
        context.Unload();
    }

    private static SyntaxTree Tree(Declaration declaration, int i) =>
        CSharpSyntaxTree.ParseText(
            $"using ModelDsl;\nnamespace Declared;\n{declaration.Text}\npublic sealed partial class M{i};\n",
            parseOptions,
            $"M{i}.cs",
            Encoding.UTF8
        );

    /// <summary>Generated files are called after their class: <c>Declared.M12.g.cs</c>.</summary>
    private static int IndexOf(SyntaxTree generated) =>
        int.Parse(Path.GetFileName(generated.FilePath).Split('.')[1][1..], CultureInfo.InvariantCulture);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}

/// <summary>What the generator and the compiler made of one declaration.</summary>
/// <param name="Said">The generator's diagnostics.</param>
/// <param name="Faults">The compiler's warnings and errors, or that the generator threw: there must be none.</param>
/// <param name="Type">The class, where it compiles.</param>
internal sealed record CompiledDeclaration(ImmutableArray<Diagnostic> Said, ImmutableArray<string> Faults, Type? Type)
{
    public ImmutableArray<Diagnostic> Errors => [.. Said.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
