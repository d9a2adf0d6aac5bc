using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Hostile;

/// <summary>Declarations of Runtime's own kinds, cut off anywhere, with tokens missing, with numbers at their ends, under any name.</summary>
public class RuntimeDeclarationTests
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    private static readonly string[] declarations =
    [
        """
            using ModelDsl;
            [Model(NormEps = 1e-6, DropPath = 0.1)]
            [ImageInput(32, Channels = 3)]
            [PatchEmbed(4, Dim = 24, Norm = typeof(LayerNorm))]
            [ClassToken]
            [Position(typeof(LearnablePosition))]
            [Stage(2, Heads = 3)]
            [ClassHead(10, Pool = Pool.Mean, FinalNorm = FinalNorm.Pooled)]
            public sealed partial class Bird;
            """,
        """
            using ModelDsl;
            [Model(NormPosition = NormPosition.Post)]
            [TokenInput(16, Vocabulary = 37, Name = "source")]
            [TokenEmbed(Dim = 12, Scale = true)]
            [Stage(1, Heads = 4)]
            [TokenInput(16, Vocabulary = 37, Name = "target")]
            [TokenEmbed(Dim = 12, Scale = true, Tied = true)]
            [Stage(1, Heads = 4, Causal = true, Cross = "source")]
            [LanguageHead(Tied = true)]
            public sealed partial class Bird;
            """,
    ];

    public static TheoryData<int> Declarations => [.. Enumerable.Range(0, declarations.Length)];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Is_what_it_says_when_whole(int declaration)
    {
        var generated = Generated.From(declarations[declaration]);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Cut_off_at_any_token(int declaration) =>
        Survives(Tokens(declarations[declaration]).Select(token => declarations[declaration][..token.Span.End]));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void With_any_token_missing(int declaration) =>
        Survives(Tokens(declarations[declaration]).Select(token => declarations[declaration].Remove(token.SpanStart, token.Span.Length)));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void With_any_number_at_an_end(int declaration)
    {
        string[] ends = ["2147483647", "-2147483648", "0", "-1", "null", "typeof(void)", "typeof(System.Func<>)"];
        var numbers = Tokens(declarations[declaration]).Where(token => token.IsKind(SyntaxKind.NumericLiteralToken));
        Survives(
            from number in numbers
            from end in ends
            select declarations[declaration].Remove(number.SpanStart, number.Span.Length).Insert(number.SpanStart, end)
        );
    }

    [Fact]
    public void Under_the_name_of_any_keyword()
    {
        var keywords = SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(text => text.All(char.IsLetter)).Distinct();
        var classes = keywords.Select((keyword, i) => declarations[0].Replace("using ModelDsl;", "").Replace("Bird", "@" + keyword).Replace("[Model(", $"[Model(Name = \"{i}\", "));
        var generated = Generated.From("using ModelDsl; namespace Keywords;\n" + string.Join('\n', classes));
        generated.Result.Exception.ShouldBeNull();
        generated.CompilerDiagnostics.ShouldBeEmpty();
    }

    private static IEnumerable<SyntaxToken> Tokens(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0);

    /// <summary>The generator ends in time, throws nothing, and what it writes is C#.</summary>
    private static void Survives(IEnumerable<string> sources)
    {
        var compilation = Compilations.Of("");
        var tree = compilation.SyntaxTrees[^1];
        var driver = Compilations.Driver();
        foreach (var source in sources)
        {
            var clock = Stopwatch.StartNew();
            driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, Compilations.Tree(source, tree.FilePath)));
            clock.Elapsed.ShouldBeLessThan(longest, source);
            var result = driver.GetRunResult().Results.Single();
            result.Exception.ShouldBeNull(source);
            result.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Location.SourceTree != null);
            foreach (var written in result.GeneratedSources)
                written.SyntaxTree.GetDiagnostics().ShouldBeEmpty(source);
        }
    }
}
