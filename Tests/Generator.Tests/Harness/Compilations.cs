using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelDsl.Generator.Tests.Harness;

/// <summary>Compilations of test sources.</summary>
internal static class Compilations
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999
    );

    public static CSharpCompilation Of(params string[] sources) => Of([TestKinds.Source, WordKinds.Source, StreamKinds.Source, .. sources], References.All);

    public static CSharpCompilation Of(IEnumerable<string> sources, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create("Consumer", sources.Select((source, i) => Tree(source, $"File{i}.cs")), references, Options);

    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    public static GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );
}
