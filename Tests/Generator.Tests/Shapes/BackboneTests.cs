using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Tests.Diagnostics;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>A declared model inside another one.</summary>
public class BackboneTests
{
    private const string Swarm = """
        using ModelDsl;
        using Zoo;

        [Model]
        [Backbone(typeof(Nest.Bird))]
        [Vote(3)]
        public sealed partial class Swarm;
        """;

    private const string Verse = "[Backbone(typeof(Bird), Name = \"verse\")]";

    [Fact]
    public void Its_head_is_neither_counted_nor_there()
    {
        var generated = Generated.From(TestKinds.Model(), Swarm);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        var bird = Summary(generated, "Bird");
        var swarm = Summary(generated, "Swarm");
        // Bird's head is 10 × 32 + 10, that of the swarm 3 × 32 + 3.
        swarm.ShouldBe(bird - 330 + 99);
    }

    [Fact]
    public void It_may_be_of_another_assembly_and_a_variant()
    {
        var library = Compilations.Of(TestKinds.Model(), "[ModelDsl.Variant(typeof(Nest.Bird)), Zoo.Mosaic(4)] public sealed partial class Eagle;");
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(library, out var output, out _);
        using var image = new MemoryStream();
        output.Emit(image).Success.ShouldBeTrue();
        var references = References.All.Append(MetadataReference.CreateFromImage(image.ToArray()));
        var user = Compilations.Of([Swarm.Replace("Nest.Bird", "Eagle")], references).WithAssemblyName("User");
        var generated = Generated.From(user);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        generated.Text.ShouldContain("// b 65 32");
    }

    [Fact]
    public void Another_branch_can_be_a_declared_model_too() =>
        Generated
            .From(
                TestKinds.Model(),
                WordKinds
                    .Model()
                    .Replace("[Song(9, Words = 50, Name = \"verse\")]\n[Lexicon(Dim = 32)]\n[Stage(1, Heads = 4)]", Verse)
                    .Replace("Shared = true", "Shared = false")
                    .Replace("class Bird;", "class Caption;")
            )
            .CompilerDiagnostics.ShouldBeEmpty();

    [Theory]
    [Trait("Id", "MDSL0044")]
    [InlineData("typeof(string)", "String declares no model; name a class under [Model] or [Variant]")]
    [InlineData("null!", "null declares no model; name a class under [Model] or [Variant]")]
    [InlineData("typeof(Swarm)", "Swarm would contain itself (Swarm → Swarm)")]
    public void What_is_no_backbone(string of, string message) =>
        Marked.Check("MDSL0044", Swarm.Replace("typeof(Nest.Bird)", $"⟦{of}⟧")).ShouldBe($"Backbone: {message}");

    [Fact]
    [Trait("Id", "MDSL0044")]
    public void Two_that_contain_each_other() =>
        Generated
            .From(Swarm.Replace("Nest.Bird", "Flock"), Swarm.Replace("Nest.Bird", "Swarm").Replace("class Swarm", "class Flock"))
            .Messages.ShouldBe([
                "(5,11) MDSL0044: Backbone: Flock does not check; see what is said of its declaration",
                "(5,11) MDSL0044: Backbone: Swarm does not check; see what is said of its declaration",
            ]);

    [Fact]
    [Trait("Id", "MDSL0044")]
    public void One_that_does_not_check_itself() =>
        Generated
            .From(TestKinds.Model("[Stage(2, Heads = 5)]"), Swarm)
            .Messages.ShouldBe([
                "(11,19) MDSL1001: Stage 1: dim 32 does not divide into 5 heads (b 17 32). Nearest: 4, 8.",
                "(5,11) MDSL0044: Backbone: Bird does not check; see what is said of its declaration",
            ]);

    [Fact]
    [Trait("Id", "MDSL0008")]
    public void One_inside_a_column() =>
        Generated
            .From(TestKinds.Model(), Swarm.Replace("[Vote(3)]", "[Backbone(typeof(Nest.Bird))]\n[Vote(3)]"))
            .Messages.Single()
            .ShouldStartWith("(6,2) MDSL0008: Backbone 2: the input Bird stands inside the column");

    private static long Summary(Generated generated, string type)
    {
        var text = generated.Result.GeneratedSources.Single(source => source.HintName.EndsWith(type + ".g.cs", System.StringComparison.Ordinal)).SourceText;
        return text.ToString()
            .Split("Parameters: ")
            .Skip(1)
            .Sum(part => long.Parse(part[..part.IndexOf(',', System.StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture));
    }
}
