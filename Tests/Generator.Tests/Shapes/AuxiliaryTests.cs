using System;
using System.Linq;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>Heads beside the head, which only training runs.</summary>
public class AuxiliaryTests
{
    [Fact]
    public void Beside_a_head_of_maps()
    {
        var generated = Generated.From(Model("[Map(7, Auxiliary = true)] [Map(5)]"));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        var text = generated.Text;
        text.ShouldContain(", global::ModelDsl.IAuxiliaryHeads\n");
        text.ShouldContain("        var maps = forward_stages(input); // b 24 8 8, b 48 4 4\n        var x = map2_.call(maps);         // b 5 8 8\n");
        text.ShouldContain("        var auxiliary1 = map1_.call(maps); // b 7 8 8\n        var x = map2_.call(maps);          // b 5 8 8\n");
        text.ShouldContain("return (x.MoveToOuterDisposeScope(), [auxiliary1.MoveToOuterDisposeScope()]);");
        // Its parameters are the model's; what it computes is not what the model computes.
        text.ShouldContain($"new(Name: \"map1_\", Kind: \"Map\", Output: [7, 8, 8], Parameters: {7 * (24 + 48 + 2)}, Macs: 0)");
        text.ShouldContain("Output: [5, 8, 8],\n");
    }

    [Fact]
    public void Above_and_below_a_head_of_tokens()
    {
        var generated = Generated.From(
            Model("[Vote(3, Gather = Gather.Mean, Auxiliary = true)] [Vote(4, Gather = Gather.Mean)] [Lift(Auxiliary = true)]", Lift)
        );
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        var text = generated.Text;
        text.ShouldContain("var x = forward_features(input);");
        text.ShouldContain("var auxiliary1 = head1.call(x.flatten(1, 2));");
        text.ShouldContain("var auxiliary2 = lift.call(x);");
        text.ShouldContain("return (x.MoveToOuterDisposeScope(), [auxiliary1.MoveToOuterDisposeScope(), auxiliary2.MoveToOuterDisposeScope()]);");
    }

    [Theory]
    [Trait("Id", "MDSL0046")]
    [InlineData("[Photo(32)]", "[Photo(32)] [Vote(3, ⟦Auxiliary⟧ = true)]")]
    [InlineData("[Halve]", "[Vote(3, ⟦Auxiliary⟧ = true)] [Halve]")]
    public void Above_the_last_stage(string before, string after)
    {
        var generated = Generated.From(Model("[Map(5)]").Replace(before, after.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var said = generated.Diagnostics.ShouldHaveSingleItem();
        said.GetMessage().ShouldBe("Vote: an auxiliary head takes what the head takes; move it below the last stage of the last branch");
        said.Location.SourceTree!.GetText().ToString(said.Location.SourceSpan).ShouldContain("true");
        generated.CompilerDiagnostics.ShouldBeEmpty();
        generated.Text.ShouldContain("forward_auxiliary");
    }

    [Fact]
    public void An_auxiliary_head_is_no_head() =>
        Generated.From(Model("[Map(5, Auxiliary = true)]")).Messages.Single().ShouldContain("MDSL1002: Map: the column ends with several maps");

    private const string Lift = """
        [Kind(typeof(LiftKind))]
        public sealed class LiftAttribute : LayerAttribute { public bool Auxiliary { get; set; } }

        [Takes("b dim"), Gives("b dim"), Costs("linear(dim, dim, 1)")]
        public sealed class LiftKind(long dim, Device? device = null, ScalarType? dtype = null) : Passing("Lift");
        """;

    private static string Model(string heads, string kinds = "") =>
        $$"""
        #pragma warning disable
        using ModelDsl;
        using TorchSharp;
        using Zoo;
        using static TorchSharp.torch;

        {{kinds}}

        [Model(Attention = typeof(Panes))]
        [Photo(32)]
        [Mosaic(4, Dim = 24)]
        [PanesStage(2, Heads = 2, Pane = 4)]
        [Halve]
        [PanesStage(1, Heads = 4, Pane = 2)]
        {{heads}}
        public sealed partial class Bird;
        """;
}
