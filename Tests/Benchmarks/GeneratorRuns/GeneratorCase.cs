using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Benchmarks.Harness;
using ModelDsl.Generator;

namespace ModelDsl.Benchmarks.GeneratorRuns;

/// <summary>What the generator adds to a keystroke: all of it the first time, and again after an edit of one character.</summary>
/// <param name="Declarations">How many models the project declares, each in its file.</param>
internal sealed record GeneratorCase(int Declarations)
{
    public static IReadOnlyList<GeneratorCase> All { get; } = [new(1), new(10), new(200)];

    public string Name => $"generator: {Declarations} declaration{(Declarations == 1 ? "" : "s")}";

    public IEnumerable<Row> Run(int rounds)
    {
        DeclaredProject project = DeclaredProject.With(Declarations);
        Cold(project); // what .NET has yet to compile belongs to no row
        yield return Row("cold", Milliseconds(rounds, () => Cold(project)));

        GeneratorDriver warm = Cold(project);
        yield return Row("after an edit of a comment", Milliseconds(rounds, project.EditComment, Again));
        yield return Row("after an edit of one declaration", Milliseconds(rounds, project.EditDepth, Again));

        Row Row(string when, double milliseconds) => new($"{Name}, {when}", "", "ms", milliseconds, null);

        void Again(CSharpCompilation edited) => warm = warm.RunGenerators(edited);
    }

    private static GeneratorDriver Cold(DeclaredProject project)
    {
        var generator = new ModelGenerator().AsSourceGenerator();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([generator], parseOptions: DeclaredProject.Language);
        GeneratorDriver ran = driver.RunGenerators(project.Fresh());
        GeneratorDriverRunResult result = ran.GetRunResult();
        if (result.GeneratedTrees.Length < project.Count || result.Diagnostics.Length > 0)
        {
            string found = $"{result.GeneratedTrees.Length} files. {result.Diagnostics.FirstOrDefault()}";
            throw new InvalidOperationException($"{project.Count} declarations gave {found}");
        }
        return ran;
    }

    private static double Milliseconds(int rounds, Action run) => Milliseconds(rounds, () => 0, _ => run());

    private static double Milliseconds<T>(int rounds, Func<T> prepare, Action<T> run)
    {
        List<double> times = [];
        for (int round = 0; round <= rounds; round++)
        {
            T prepared = prepare();
            long start = Stopwatch.GetTimestamp();
            run(prepared);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Statistics.Median(times.Skip(1));
    }
}

/// <summary>A project with some declared models, as an IDE holds it.</summary>
internal sealed class DeclaredProject
{
    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Select(path => MetadataReference.CreateFromFile(path))];

    private readonly SyntaxTree[] _trees;
    private CSharpCompilation _current;
    private int _edits;

    private DeclaredProject(SyntaxTree[] trees)
    {
        _trees = trees;
        _current = Fresh();
    }

    public static CSharpParseOptions Language { get; } = new(LanguageVersion.Latest);

    public int Count => _trees.Length;

    public static DeclaredProject With(int declarations) =>
        new([.. Enumerable.Range(0, declarations).Select(i => Parse(Source(i, depth: 12, comment: 'a'), i))]);

    /// <summary>A compilation that no generator has seen, and that has bound nothing yet.</summary>
    public CSharpCompilation Fresh() =>
        CSharpCompilation.Create("Declared", _trees, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>One character of a comment differs.</summary>
    public CSharpCompilation EditComment() => Edit(Source(0, depth: 12, comment: (char)('a' + ++_edits % 26)));

    /// <summary>One character of one declaration differs.</summary>
    public CSharpCompilation EditDepth() => Edit(Source(0, depth: 10 + ++_edits % 10, comment: 'a'));

    private CSharpCompilation Edit(string source) =>
        _current = _current.ReplaceSyntaxTree(_current.SyntaxTrees[0], Parse(source, 0));

    private static SyntaxTree Parse(string source, int number) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source), Language, $"Model{number}.cs");

    private static string Source(int number, int depth, char comment) => $"""
        using ModelDsl;

        namespace Declared;

        // {comment}
        [Model(NormEps = 1e-6)]
        [ImageInput(224)]
        [PatchEmbed(16, Dim = 384)]
        [ClassToken]
        [Position(typeof(LearnablePosition))]
        [Stage({depth}, Heads = 6)]
        [ClassHead({1000 + number})]
        public sealed partial class Model{number};
        """;
}
