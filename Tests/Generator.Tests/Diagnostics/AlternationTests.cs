using System;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;
using Kinds = ModelDsl.Generator.Tests.Declarations.AlternationTests;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>What can be wrong with <c>[Alternate]</c>, and with one of its kinds.</summary>
public class AlternationTests
{
    /// <summary>Kinds, an alternation of some of them, and a model, in one file: the mark may be in either.</summary>
    private static string With(string stage, string alternation = "")
    {
        var model = TestKinds.Model(stage);
        return $"{Kinds.Kinds}\n{alternation}\n{model[model.IndexOf("[Model]", StringComparison.Ordinal)..]}";
    }

    [Theory]
    [InlineData("[⟦Alternate⟧]", "it names no kind, and an alternation has at least two")]
    [InlineData("[⟦Alternate(typeof(Panes))⟧]", "it names one kind, and an alternation has at least two")]
    [InlineData("[⟦Alternate(null)⟧]", "it names no kind, and an alternation has at least two")]
    [InlineData("[⟦Alternate(typeof(Panes), null)⟧]", "null is no kind")]
    [InlineData("[⟦Alternate(typeof(Panes), typeof(PaneAttention))⟧]", "PaneAttention is an alternation itself; name the kinds in the order in which blocks have them")]
    [InlineData("[⟦Alternate(typeof(Some), typeof(Some))⟧]", "Some is an alternation itself; name the kinds in the order in which blocks have them")]
    [InlineData(
        "[Takes(\"b n dim\"), Gives(\"b n dim\"), ⟦Alternate(typeof(Panes), typeof(Shifted))⟧]",
        "it has a contract of its own, and takes and gives what its kinds do; remove [Takes] and [Gives]"
    )]
    [Trait("Id", "MDSL2010")]
    public void Malformed(string alternation, string message) =>
        Marked
            .Check("MDSL2010", With("[Stage(2, Heads = 4, Attention = typeof(Some))]", alternation + " public abstract class Some;"), isClean: false)
            .ShouldBe("Some: " + message);

    [Fact]
    [Trait("Id", "MDSL2010")]
    public void Malformed_though_nothing_uses_it() =>
        Marked
            .Check("MDSL2010", With("[Stage(2, Heads = 4)]", "[⟦Alternate(typeof(Panes))⟧] public abstract class Some;"))
            .ShouldBe("Some: it names one kind, and an alternation has at least two");

    [Theory]
    [InlineData("[Position(⟦typeof(PaneAttention)⟧)]", "Position")]
    [InlineData("[Mosaic(8, Dim = 32, Norm = ⟦typeof(Norms)⟧)]", "Mosaic")]
    [Trait("Id", "MDSL0025")]
    public void Outside_a_stage(string line, string label)
    {
        var source = With("[Stage(2, Heads = 4)]");
        var old = label == "Mosaic" ? "[Mosaic(8, Dim = 32)]" : "[Position(typeof(Table))]";
        Marked
            .Check("MDSL0025", source.Replace(old, line))
            .ShouldBe($"{label}: {(label == "Mosaic" ? "Norms" : "PaneAttention")} alternates from block to block, and this line has no blocks; name one kind");
    }

    [Fact]
    [Trait("Id", "MDSL0012")]
    public void A_kind_that_is_none() =>
        Marked
            .Check(
                "MDSL0012",
                With("[Stage(2, Heads = 4, Attention = ⟦typeof(Some)⟧)]", "[Alternate(typeof(Spread), typeof(string))] public abstract class Some;")
            )
            .ShouldBe("Stage 1: String has no contract: a kind says what it [Takes] and [Gives]");

    [Fact]
    [Trait("Id", "MDSL1002")]
    public void Blocks_that_do_not_keep_their_shape() =>
        Marked
            .Check(
                "MDSL1002",
                With(
                    "[⟦Stage(2, Heads = 4, Block = typeof(Some))⟧]",
                    """
                    [Alternate(typeof(Ring), typeof(Longer))] public abstract class Some;
                    [Takes("b n dim"), Gives("b n+1 dim")] public sealed class Longer() : Passing("Longer");
                    """
                )
            )
            .ShouldContain("Longer gives b 18 32, and the next block takes b 17 32");

    [Theory]
    [InlineData("[WideStage(2, Heads = ⟦5⟧, Pane = 2, Attention = typeof(PaneAttention))]", "dim 32 does not divide into 5 heads (b 4 4 32). Nearest: 4, 8.")]
    [InlineData("[WideStage(2, Heads = 4, Pane = ⟦4⟧, Attention = typeof(PaneAttention))]", "4 rows are no pairs of panes of 4 (b 4 4 32). Nearest: 2.")]
    [InlineData("[WideStage(2, Heads = 4, Pane = 2, Shift = ⟦3⟧, Attention = typeof(PaneAttention))]", "a shift of 3 is none in a pane of 2 (b 4 4 32). Nearest: 1.")]
    [Trait("Id", "MDSL1001")]
    public void A_condition_of_any_of_the_kinds(string stage, string message) => Marked.Check("MDSL1001", With(stage)).ShouldBe("Stage 1: " + message);

    [Fact]
    public void What_no_block_has_need_not_hold() =>
        // The second kind would need two panes in a column.
        Generated.From(With("[WideStage(1, Heads = 4, Pane = 4, Attention = typeof(PaneAttention))]")).Messages.ShouldBeEmpty();

    [Fact]
    [Trait("Id", "MDSL0011")]
    public void A_knob_that_none_of_the_kinds_takes() =>
        Marked
            .Check("MDSL0011", With("[WideStage(2, Heads = 4, Pane = 2, ⟦Gain = 2⟧, Attention = typeof(PaneAttention))]"))
            .ShouldBe("Stage 1: no kind on this line takes Gain; remove it");

    [Fact]
    public void What_the_compiler_cannot_read_it_reports_itself() =>
        Generated
            .From(With("[Stage(2, Heads = 4, Attention = typeof(Some))]", "[Alternate(typeof(Spread), typeof(Nothing))] public abstract class Some;"))
            .Messages.ShouldBeEmpty();
}
