using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Declarations;

/// <summary><c>[Variant(typeof(X))]</c>: what of the column stays, what changes.</summary>
public class VariantTests
{
    private const string Base = """
        using ModelDsl;
        using Zoo;

        namespace Nest;

        [Model(Name = "base", NormEps = 1e-6, Attention = typeof(Panes))]
        [Photo(64)]
        [Mosaic(4, Dim = 24)]
        [PanesStage(2, Heads = 2, Pane = 4)]
        [Halve]
        [PanesStage(3, Heads = 4, Pane = 8)]
        [Halve]
        [Stage(6, Heads = 8, Attention = typeof(Spread), QkvBias = false)]
        [Vote(10, Gather = Gather.Mean)]
        public sealed partial class Base;

        """;

    [Theory]
    [InlineData("", "class Base", "class Base")] // Nothing differs but the names.
    [InlineData("[PanesStage(5)]", "PanesStage(2,", "PanesStage(5,")]
    [InlineData("[PanesStage(2)]\n[PanesStage(18)]", "PanesStage(3,", "PanesStage(18,")]
    [InlineData("[PanesStage(depth: 4, Heads = 6)]", "PanesStage(2, Heads = 2,", "PanesStage(4, Heads = 6,")]
    [InlineData("[Stage(7, QkvBias = true)]\n[Mosaic(8)]\n[Photo(128)]", "", "")]
    [InlineData("[Vote(100)]", "Vote(10,", "Vote(100,")]
    [InlineData("[Mosaic(4, Norm = typeof(Scale))]", "Dim = 24)", "Dim = 24, Norm = typeof(Scale))")]
    [InlineData("[PanesStage(2)]\n[PanesStage(3, Attention = typeof(Panes))]", "Heads = 4", "Heads = 4, Attention = typeof(Panes)")]
    public void It_is_what_the_whole_column_would_be(string lines, string from, string to)
    {
        var written =
            from.Length > 0
                ? Base.Replace(from, to)
                : Base.Replace("Photo(64)", "Photo(128)")
                    .Replace("Mosaic(4", "Mosaic(8")
                    .Replace("Stage(6,", "Stage(7,")
                    .Replace("QkvBias = false", "QkvBias = true");
        var whole = Text(written.Replace("class Base", "class Some").Replace("\"base\"", "\"Some\""));
        WithoutDeclaration(Text(Base, Variant(lines))).ShouldBe(WithoutDeclaration(whole));
    }

    [Theory]
    [InlineData("[Variant(typeof(Base), NormEps = 1e-5, DropPath = 0.5)]", "NormEps = 1e-6", "NormEps = 1e-5, DropPath = 0.5")]
    [InlineData("[Variant(typeof(Base), Name = \"other\")]", "\"Some\"", "\"other\"")]
    [InlineData("[Variant(of: typeof(Base), Dropout = 0)]", "", "")]
    public void Knobs_of_the_model(string variant, string from, string to)
    {
        // A knob that nobody takes is the variant's own to remove.
        if (from.Length == 0)
        {
            Generated.From(Base, Variant("", variant)).Messages.ShouldBe(["(6,28) MDSL0011: Model: no kind on any stage or head takes Dropout; remove it"]);
            return;
        }

        var whole = Text(Base.Replace("class Base", "class Some").Replace("\"base\"", "\"Some\"").Replace(from, to));
        WithoutDeclaration(Text(Base, Variant("", variant))).ShouldBe(WithoutDeclaration(whole));
    }

    [Fact]
    public void The_declaration_says_what_the_class_says() =>
        Text(Base, Variant("[PanesStage(5)] // more", "[Variant(typeof(Base), Name = \"some_5\")]"))
            .ShouldContain(
                """
                        Declaration:
                            "[Variant(typeof(Base), Name = \"some_5\")]\n" +
                            "[PanesStage(5)]\n" +
                            "public sealed partial class Some;");
                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void A_variant_of_a_variant()
    {
        var middle = Variant("[PanesStage(5, Heads = 4)]\n[Vote(11)]", "[Variant(typeof(Base), NormEps = 1e-3)]").Replace("Some", "Middle");
        var text = Text(Base, middle, Variant("[PanesStage(6)]", "[Variant(typeof(Middle))]"));
        var whole = Base.Replace("class Base", "class Some")
            .Replace("\"base\"", "\"Some\"")
            .Replace("1e-6", "1e-3")
            .Replace("PanesStage(2, Heads = 2", "PanesStage(6, Heads = 4")
            .Replace("Vote(10", "Vote(11");
        WithoutDeclaration(text).ShouldBe(WithoutDeclaration(Text(whole)));
    }

    [Fact]
    public void A_default_that_a_line_leaves_does_not_win()
    {
        const string Lines = """
            using ModelDsl;
            using Zoo;
            [Kind(typeof(Vote), Field = "head")]
            public sealed class ChoiceAttribute(int classes = 10, Gather gather = Gather.First) : LayerAttribute
            {
                public int Classes { get; } = classes;
                public Gather Gather { get; } = gather;
            }
            [Model] [Photo(32)] [Mosaic(8, Dim = 32)] [Stage(1, Heads = 4)] [Choice(12, Gather.Mean)]
            public sealed partial class Base;
            """;
        Text(Lines, "[ModelDsl.Variant(typeof(Base))] [Choice(13)] public partial class Some;").ShouldContain("classes: 13, gather: global::Zoo.Gather.Mean");
        Text(Lines, "[ModelDsl.Variant(typeof(Base))] [Choice(gather: Zoo.Gather.Mean)] public partial class Some;").ShouldContain("classes: 12, gather: global::Zoo.Gather.Mean");
    }

    [Fact]
    public void The_other_declaration_may_be_in_another_assembly()
    {
        var library = Compilations.Of(Base);
        var here = Text(Base, Variant("[PanesStage(5)]"));
        var consumer = Compilations.Of([Variant("[PanesStage(5)]")], [.. References.All, Reference(library)]);
        var there = Generated.From(consumer.WithAssemblyName("Other"));
        there.Messages.ShouldBeEmpty();
        there.CompilerDiagnostics.ShouldBeEmpty();
        there.Text.ShouldBe(here);
    }

    [Fact]
    public void What_a_variant_inherits_it_need_not_use() =>
        // With attention to everything no stage takes a pane any more, which the variant cannot help.
        Text(Base, Variant("[PanesStage(2, Attention = typeof(Spread))]\n[PanesStage(2, Attention = typeof(Spread))]\n[Halve]\n[Halve]"))
            .ShouldNotContain("pane:");

    private static string Variant(string lines, string variant = "[Variant(typeof(Base))]") =>
        $"""
            using ModelDsl;
            using Zoo;

            namespace Nest;

            {variant}
            {lines}
            public sealed partial class Some;
            """;

    /// <summary>The file of the last model.</summary>
    private static string Text(params string[] sources)
    {
        var generated = Generated.From(sources);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        return generated.Result.GeneratedSources.Single(source => sources.Length == 1 || source.HintName.Contains("Some", StringComparison.Ordinal)).SourceText.ToString();
    }

    private static string WithoutDeclaration(string text) => text[..text.IndexOf("Declaration:", StringComparison.Ordinal)];

    /// <summary>The assembly, with what the generator adds to it.</summary>
    private static MetadataReference Reference(CSharpCompilation library)
    {
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(library.WithAssemblyName("Library"), out var output, out _);
        using var image = new MemoryStream();
        output.Emit(image).Success.ShouldBeTrue();
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
