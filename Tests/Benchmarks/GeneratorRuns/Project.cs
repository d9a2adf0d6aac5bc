using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ModelDsl.Benchmarks.GeneratorRuns;

/// <summary>A project with some declarations, as an IDE holds it: one file for each, one that all of them use, one without any.</summary>
internal abstract class Project
{
    private static readonly MetadataReference[] s_references =
        [.. ((string)System.AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Select(path => MetadataReference.CreateFromFile(path))];

    private readonly SyntaxTree[] _trees;
    private Compilation _current;
    private int _edits;

    protected Project(int count)
    {
        Count = count;
        _trees =
        [
            .. Enumerable.Range(0, count).Select(i => Parse(Declaration(i, 12, 'a'), $"Declaration{i}.cs")),
            Parse(Shared('a'), "Shared.cs"),
            Parse(Elsewhere('a'), "Elsewhere.cs"),
        ];
        _current = Fresh();
    }

    public static CSharpParseOptions Language { get; } = new(LanguageVersion.Latest);

    public int Count { get; }

    /// <summary>A compilation that no generator has seen, and that has bound nothing yet.</summary>
    public Compilation Fresh() =>
        CSharpCompilation.Create("Project", _trees, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>That, with more sources.</summary>
    public Compilation With(IEnumerable<string> sources) =>
        Fresh().AddSyntaxTrees(sources.Select((source, i) => Parse(source, $"More{i}.cs")));

    /// <summary>One character of a comment beside a declaration differs.</summary>
    public Compilation EditComment() => Edit(0, Declaration(0, 12, Letter()));

    /// <summary>One number of one declaration differs.</summary>
    public Compilation EditOne() => Edit(0, Declaration(0, 10 + Interlocked.Increment(ref _edits) % 10, 'a'));

    /// <summary>One character of what all declarations use differs.</summary>
    public Compilation EditShared() => Edit(Count, Shared(Letter()));

    /// <summary>One character of a method differs.</summary>
    public Compilation EditElsewhere() => Edit(Count + 1, Elsewhere(Letter()));

    /// <summary>The text of a declaration.</summary>
    protected abstract string Declaration(int number, int size, char comment);

    /// <summary>The text of what all declarations use.</summary>
    protected abstract string Shared(char letter);

    private static string Elsewhere(char letter) => $$"""namespace Elsewhere; class Nothing { string Text() { return "{{letter}}"; } }""";

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source), Language, path);

    private char Letter() => (char)('a' + Interlocked.Increment(ref _edits) % 26);

    private Compilation Edit(int file, string source)
    {
        SyntaxTree old = _current.SyntaxTrees.ElementAt(file);
        return _current = _current.ReplaceSyntaxTree(old, Parse(source, old.FilePath));
    }
}

/// <summary>Models, with an attention of the project's own.</summary>
internal sealed class DeclaredProject : Project
{
    private DeclaredProject(int count)
        : base(count)
    {
    }

    public static DeclaredProject With(int count) => new(count);

    protected override string Declaration(int number, int size, char comment) => $"""
        using ModelDsl;

        namespace Declared;

        // {comment}
        [Model(NormEps = 1e-6, Attention = typeof(OwnAttention))]
        [ImageInput(224)]
        [PatchEmbed(16, Dim = 384)]
        [ClassToken]
        [Position(typeof(LearnablePosition))]
        [Stage({size}, Heads = 6)]
        [ClassHead({1000 + number})]
        public sealed partial class Model{number};
        """;

    protected override string Shared(char letter) => $$"""
        using ModelDsl;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Declared;

        [Takes("b n dim"), Gives("b n dim")]
        [Requires("dim % heads == 0", "{{letter}}: dim {dim} does not divide into {heads} heads")]
        [Costs("linear(dim, 3*dim, n) + attention(n, n, dim)")]
        public sealed class OwnAttention : Module<Tensor, Tensor>
        {
            public OwnAttention(long dim, long heads)
                : base(nameof(OwnAttention)) => (Dim, Heads) = (dim, heads);

            public long Dim { get; }

            public long Heads { get; }

            public override Tensor forward(Tensor input) => input.alias();
        }
        """;
}

/// <summary>Classes to serialize, each with as many properties as a model has layers.</summary>
internal sealed class SerializedProject : Project
{
    private SerializedProject(int count)
        : base(count)
    {
    }

    public static SerializedProject With(int count) => new(count);

    protected override string Declaration(int number, int size, char comment) => $$"""
        using System.Text.Json.Serialization;

        namespace Declared;

        // {{comment}}
        public sealed class Data{{number}}
        {
            public long Image { get; set; } = 224;
            public long Patch { get; set; } = 16;
            public double Eps { get; set; } = 1e-6;
            public string? Position { get; set; }
            public int Depth{{size}} { get; set; }
            public int Heads { get; set; } = 6;
            public Own? Classes { get; set; }
        }

        [JsonSerializable(typeof(Data{{number}}))]
        public sealed partial class Context{{number}} : JsonSerializerContext;
        """;

    protected override string Shared(char letter) => $$"""
        namespace Declared;

        public sealed class Own
        {
            public int {{char.ToUpperInvariant(letter)}} { get; set; }
        }
        """;
}
