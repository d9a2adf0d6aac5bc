using System;
using System.Linq;
using System.Threading;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests;

/// <summary>Whatever is in the editor, the generator neither throws nor hangs nor writes what does not compile.</summary>
public class HostileTests
{
    private static readonly string[] pieces =
    [
        "0",
        "-1",
        "2147483647",
        "-2147483648",
        "null",
        "null!",
        "typeof(void)",
        "typeof(int[])",
        "typeof(System.Func<>)",
        "typeof(Nothing)",
        "default",
        "1.5",
        "\"x\"",
        "Heads = ",
        "Heads",
        "=",
        ",",
        "(",
        ")",
        "[",
        "]",
        "typeof(",
        "[Stage(",
        "[Model]",
        "[Photo(1)]",
        "[Vote(",
        "class",
        "partial",
        "<T>",
        ": Bird",
        "/*",
        "\"",
        "'",
        "#if X",
        "@class",
        "double.NaN",
        "1/0",
        "(NormPosition)9",
        "nameof(Bird)",
        "Bird",
        "[Position(typeof(Bird))]",
        "{",
        "}",
        ";",
        "where T : new()",
        "//",
        "\n",
        "\0",
        "é",
    ];

    [Fact]
    public void Random_edits_of_a_declaration()
    {
        var compilation = Compilations.Of(TestKinds.Model());
        var driver = Compilations.Driver();
        var tree = compilation.SyntaxTrees[^1];
        var random = new Random(20261122);
        for (var round = 0; round < 800; round++)
        {
            var text = TestKinds.Model();
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                text = Edit(random, text);
            var next = compilation.ReplaceSyntaxTree(tree, Compilations.Tree(text, tree.FilePath));
            driver = driver.RunGenerators(next);
            var result = driver.GetRunResult().Results.Single();
            result.Exception.ShouldBeNull(text);
            // What it says it says about the source; what it writes is C# at least.
            result.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Location.SourceTree != null);
            foreach (var source in result.GeneratedSources)
                source.SyntaxTree.GetDiagnostics().ShouldBeEmpty(text);
        }
    }

    [Fact]
    public void Half_typed_declarations()
    {
        var text = TestKinds.Model(
            "[PanesStage(2, Heads = 4, Pane = 2, Attention = typeof(Panes))]",
            "[Model(Name = \"x\", NormEps = 1e-6)]"
        );
        var compilation = Compilations.Of(text);
        var tree = compilation.SyntaxTrees[^1];
        var driver = Compilations.Driver();
        for (var length = 0; length < text.Length; length += 3)
        {
            driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, Compilations.Tree(text[..length], tree.FilePath)));
            driver.GetRunResult().Results.Single().Exception.ShouldBeNull(text[..length]);
        }
    }

    [Fact]
    public void A_thousand_stages()
    {
        var stages = string.Join("\n", Enumerable.Repeat("[Stage(2, Heads = 4)]", 1000));
        var generated = Generated.From(TestKinds.Model(stages));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Stage(2147483647, Heads = 4)]")]
    [InlineData("[Stage(2, Heads = 2147483647)]")]
    [InlineData("[Stage(2, Heads = -4)]")]
    [InlineData("[Stage(2, Heads = 4, DropPath = double.NaN)]")]
    [InlineData("[Stage(2, Heads = 4, DropPath = double.PositiveInfinity)]")]
    [InlineData("[Stage(2, Heads = 4, NormEps = -1e308)]")]
    [InlineData("[Stage(2, Heads = 4, Block = typeof(Bird))]")]
    [InlineData("[Stage(2, Heads = 4, Norm = typeof(Ring))]")]
    [InlineData("[Stage(2, Heads = 4, Norm = typeof(void))]")]
    [InlineData("[Stage(2, Heads = 4, Norm = typeof(System.Collections.Generic.Dictionary<,>))]")]
    [InlineData("[Stage(2, Heads = 4, Attention = typeof(Halve))]")]
    [InlineData("[Stage(2, Heads = 4, Attention = null)]")]
    [InlineData("[Stage(depth: 2, Heads = 4)]")]
    public void A_stage_is_written_or_refused(string stage)
    {
        var generated = Generated.From(TestKinds.Model(stage));
        generated.Result.Exception.ShouldBeNull();
        generated.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_run_that_is_cancelled_ends()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() =>
            Compilations.Driver().RunGenerators(Compilations.Of(TestKinds.Model()), cancellation.Token)
        );
    }

    [Fact]
    public void The_same_source_gives_the_same_text() =>
        Generated.From(TestKinds.Model()).Text.ShouldBe(Generated.From(TestKinds.Model().ReplaceLineEndings("\r\n")).Text);

    private static string Edit(Random random, string text)
    {
        // Edits land in the column, where they hurt.
        var from = text.IndexOf('[', StringComparison.Ordinal);
        var at = random.Next(from, text.Length);
        return random.Next(3) switch
        {
            0 => text.Insert(at, pieces[random.Next(pieces.Length)]),
            1 => text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at)),
            _ => ReplaceNumber(random, text),
        };
    }

    private static string ReplaceNumber(Random random, string text)
    {
        var numbers = System.Text.RegularExpressions.Regex.Matches(text, @"\b\d+\b");
        if (numbers.Count == 0)
            return text;
        var number = numbers[random.Next(numbers.Count)];
        return text[..number.Index] + pieces[random.Next(12)] + text[(number.Index + number.Length)..];
    }
}
