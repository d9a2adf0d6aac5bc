using System.Linq;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>MDSL1xxx: where each is shown, what it says, what it offers.</summary>
public class ShapeTests
{
    [Fact]
    [Trait("Id", "MDSL1001")]
    public void A_condition_fails_at_the_knob_of_the_stage() =>
        Marked
            .Check("MDSL1001", TestKinds.Model("[Stage(2, Heads = ⟦5⟧)]"))
            .ShouldBe("Stage 1: dim 32 does not divide into 5 heads (b 17 32). Nearest: 4, 8.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void A_condition_fails_at_the_knob_of_the_model() =>
        Marked
            .Check("MDSL1001", TestKinds.Model("[Stage(2)]", "[Model(Heads = ⟦6⟧)]"))
            .ShouldBe("Stage 1: dim 32 does not divide into 6 heads (b 17 32). Nearest: 4, 8.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void A_condition_fails_at_an_argument_of_the_attributes_constructor() =>
        Marked
            .Check("MDSL1001", TestKinds.Model().Replace("[Mosaic(8,", "[Mosaic(⟦5⟧,"))
            .ShouldBe("Mosaic: tiles of 5 do not cover 32×32 (b 3 32 32). Nearest: 4, 8.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void A_remedy_fits_the_whole_declaration_not_the_line_alone() =>
        // 3 heads would do for the first stage's 96 channels, and leave nothing for the second's Dim; 1 is what both allow.
        Marked
            .Check(
                "MDSL1001",
                """
                using ModelDsl;
                using Zoo;

                [Model(Heads = ⟦7⟧)]
                [Photo(32)]
                [Mosaic(8, Dim = 12)]
                [Stage(2)]
                [Halve]
                [Stage(2)]
                [Vote(10, Gather = Gather.Mean)]
                public sealed partial class Bird;
                """.Replace("[Stage(2)]\n[Halve]\n[Stage(2)]", "[Stage(2)]\n[Halve]\n[Stage(2, Heads = 8)]")
            )
            .ShouldBe("Stage 1: dim 12 does not divide into 7 heads (b 16 12). Nearest: 6, 12.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void A_default_that_does_not_fit_is_shown_at_the_line_with_the_knob_to_set() =>
        Marked
            .Check("MDSL1001", TestKinds.Model("[⟦PanesStage(2, Heads = 4, Attention = typeof(Panes))⟧]"))
            .ShouldBe("Stage 1: pane 7 does not tile the 4×4 grid (b 4 4 32). Nearest Pane: 4.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void A_condition_on_an_enum_offers_its_other_members() =>
        Marked
            .Check("MDSL1001", TestKinds.Model().Replace("[Flag]\n", "").Replace("[Vote(10)]", "[⟦Vote(10)⟧]"))
            .ShouldBe("Vote: there is no flag to read; gather the mean (b 16 32). Nearest Gather: Gather.Mean.");

    [Fact]
    [Trait("Id", "MDSL1002")]
    public void An_image_is_no_sequence() =>
        Marked
            .Check("MDSL1002", TestKinds.Model().Replace("[Mosaic(8, Dim = 32)]\n", "").Replace("[Flag]", "[⟦Flag⟧]"))
            .ShouldBe("Flag: Flag takes a sequence of tokens (b prefix+n dim), and an image arrives (b 3 32 32).");

    [Fact]
    [Trait("Id", "MDSL1002")]
    public void Prefix_tokens_that_a_grid_leaves_behind_are_not_lost_in_silence() =>
        Marked.Check("MDSL1002", TestKinds.Model("[⟦Halve⟧]\n[Stage(2, Heads = 4)]")).ShouldContain("gives b 2 2 64");

    [Fact]
    [Trait("Id", "MDSL1003")]
    public void A_knob_that_contradicts_what_arrives() =>
        Marked
            .Check("MDSL1003", TestKinds.Model("[Stage(2, Heads = 4, Dim = ⟦48⟧)]"))
            .ShouldBe("Stage 1: Dim = 48, but 32 arrive (b 17 32). Nearest: 32.");

    [Fact]
    [Trait("Id", "MDSL1004")]
    public void A_size_that_leaves_a_remainder() =>
        Marked
            .Check(
                "MDSL1004",
                """
                using ModelDsl;
                using Zoo;
                using static TorchSharp.torch;

                [Kind(typeof(Third))]
                public sealed class ThirdAttribute(int by) : LayerAttribute { public int By { get; } = by; }

                [Takes("b h w dim"), Gives("b h/by w/by dim")]
                public sealed class Third : Passing { public Third(long by) : base("Third") { } }

                [Model]
                [Photo(32)]
                [Mosaic(8, Dim = 32)]
                [Third(⟦3⟧)]
                public sealed partial class Bird;
                """
            )
            .ShouldBe("Third: h / by = 4 / 3 leaves a remainder (b 4 4 32). Nearest: 2, 4.");

    [Fact]
    [Trait("Id", "MDSL1004")]
    public void A_cost_beyond_64_bits() =>
        Marked
            .Check("MDSL1004", TestKinds.Model("[Stage(2, Heads = 4)]").Replace("Dim = 32", "Dim = ⟦2147483640⟧"))
            .ShouldContain("does not fit 64 bits");

    [Fact]
    public void Errors_that_do_not_follow_from_each_other_are_all_said()
    {
        var source = TestKinds.Model("[Stage(0, Heads = 5)]\n[Stage(2)]\n[Photo(8)]\n[Stage(1, Heads = 7, Dim = 48)]").Replace(" partial", "");
        Generated
            .From(source)
            .Messages.Select(message => message.Split('.')[0])
            .ShouldBe([
                "(16,21) MDSL0001: 'Bird' is not partial, so its other half cannot be written; write 'partial class Bird'",
                "(11,8) MDSL0013: Stage 1: a stage has at least one block, not 0",
                "(11,19) MDSL1001: Stage 1: dim 32 does not divide into 5 heads (b 17 32)",
                "(12,2) MDSL0010: Stage 2: Spread needs Heads, which nothing says; add 'Heads = 8' to this line",
                "(13,2) MDSL0008: Photo 2: the input Photo stands inside the column and opens a branch, which needs a name; "
                    + "add 'Name = \"target\"', or remove this line",
                "(14,28) MDSL1003: Stage 3: Dim = 48, but 32 arrive (b 17 32)",
                "(14,19) MDSL1001: Stage 3: dim 32 does not divide into 7 heads (b 17 32)",
            ]);
    }

    [Fact]
    public void What_only_follows_from_an_error_is_not_said() =>
        // With 0 heads no division in the condition below and in the costs has a value.
        Marked.Check("MDSL1001", TestKinds.Model("[Stage(2, Heads = ⟦0⟧)]")).ShouldStartWith("Stage 1: there is no attention with 0 heads");

    [Fact]
    public void A_knob_of_the_model_that_is_wrong_for_several_stages_is_one_error() =>
        Marked
            .Check("MDSL1001", TestKinds.Model("[Stage(2)]\n[Stage(1)]\n[Stage(1, Heads = 2)]", "[Model(Heads = ⟦5⟧)]"))
            .ShouldBe("Stage 1: dim 32 does not divide into 5 heads (b 17 32). Nearest: 4, 8.");
}
