using System.Linq;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>What can be wrong with <c>[Variant]</c>, and where it is shown what is wrong with the column that it inherits.</summary>
public class VariantTests
{
    private static string With(string variant, string lines = "", string more = "") =>
        $"""
            {TestKinds.Model()}

            {more}
            {variant}
            {lines}
            public sealed partial class Some;
            """;

    [Theory]
    [InlineData("typeof(string)", "'Some' is a variant of 'String', which declares no model; name a class under [Model] or [Variant]")]
    [InlineData("typeof(int[])", "'Some' is a variant of 'int[]', which declares no model; name a class under [Model] or [Variant]")]
    [InlineData("typeof(void)", "'Some' is a variant of 'Void', which declares no model; name a class under [Model] or [Variant]")]
    [InlineData("null!", "'Some' is a variant of 'null', which declares no model; name a class under [Model] or [Variant]")]
    [InlineData("typeof(System.Collections.Generic.List<>)", "'Some' is a variant of 'List', which declares no model; name a class under [Model] or [Variant]")]
    [InlineData("typeof(Ring)", "'Some' is a variant of 'Ring', which declares no model; name a class under [Model] or [Variant]")]
    [Trait("Id", "MDSL0021")]
    public void Of_nothing(string of, string message) => Marked.Check("MDSL0021", With($"[Variant(⟦{of}⟧)]")).ShouldBe(message);

    [Fact]
    [Trait("Id", "MDSL0022")]
    public void Of_itself() =>
        Marked
            .Check("MDSL0022", With("[Variant(⟦typeof(Some)⟧)]"))
            .ShouldBe("'Some' has no column, because the variants on the way to one form a circle (Some → Some); put one of them under [Model]");

    [Fact]
    [Trait("Id", "MDSL0022")]
    public void Of_each_other() =>
        Generated
            .From(With("[Variant(typeof(Other))]", more: "[Variant(typeof(Some))] public partial class Other;"))
            .Diagnostics.Select(diagnostic => diagnostic.GetMessage())
            .ShouldBe(
                [
                    "'Other' has no column, because the variants on the way to one form a circle (Other → Some → Other); put one of them under [Model]",
                    "'Some' has no column, because the variants on the way to one form a circle (Some → Other → Some); put one of them under [Model]",
                ]
            );

    [Theory]
    [InlineData("[Stage(3)]\n[⟦Stage(4)⟧]", "the column of Bird has one [Stage], and this is number 2")]
    [InlineData("[⟦Halve⟧]", "the column of Bird has no [Halve]")]
    [InlineData("[⟦PanesStage(2)⟧]", "the column of Bird has no [PanesStage]")]
    [Trait("Id", "MDSL0023")]
    public void More_lines_than_there_are(string lines, string fact) =>
        Marked
            .Check("MDSL0023", With("[Variant(typeof(Bird))]", lines))
            .ShouldBe($"{fact}, so there is nothing in whose place this line could stand; remove it, or write the column out under [Model]");

    [Fact]
    [Trait("Id", "MDSL0024")]
    public void Model_and_variant() =>
        Marked
            .Check("MDSL0024", With("[⟦Model⟧]\n[Variant(typeof(Bird))]"))
            .ShouldBe("'Some' is under [Model] and [Variant]; keep [Model] with the whole column, or [Variant] with what differs");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void An_error_in_an_own_argument_is_shown_there() =>
        Marked
            .Check("MDSL1001", With("[Variant(typeof(Bird))]", "[Stage(2, Heads = ⟦5⟧)]"))
            .ShouldBe("Stage 1: dim 32 does not divide into 5 heads (b 17 32). Nearest: 4, 8.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void An_error_in_an_inherited_argument_of_an_own_line_is_shown_at_the_line() =>
        Marked
            .Check("MDSL1001", With("[Variant(typeof(Bird))]", "[Mosaic(8, Dim = 30)]\n[⟦Stage(3)⟧]"))
            .ShouldBe("Stage 1: dim 30 does not divide into 4 heads (b 17 30). Nearest Heads: 3, 5.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void An_error_in_an_inherited_line_is_shown_where_it_is_inherited_from() =>
        Marked
            .Check("MDSL1001", With("[Variant(⟦typeof(Bird)⟧)]", "[Mosaic(8, Dim = 30)]"))
            .ShouldBe("Stage 1 of Bird: dim 30 does not divide into 4 heads (b 17 30). Nearest Heads: 3, 5.");

    [Fact]
    [Trait("Id", "MDSL1001")]
    public void An_error_in_a_knob_of_the_variant_is_shown_there() =>
        Marked
            .Check("MDSL1001", With("[Variant(typeof(Low), Heads = ⟦5⟧)]", more: TestKinds.Model("[Stage(2)]", "[Model(Heads = 4)]", "Low")[TestKinds.Model().IndexOf("[Model]", System.StringComparison.Ordinal)..]))
            .ShouldBe("Stage 1 of Low: dim 32 does not divide into 5 heads (b 17 32). Nearest: 4, 8.");

    [Fact]
    public void A_budget_holds_for_the_class_that_it_stands_on()
    {
        Marked.Check("MDSL1010", With("[Variant(typeof(Bird)), Budget(Parameters = ⟦17e3⟧)]", "[Stage(3)]")).ShouldStartWith("Some has 20,202 parameters");
        Generated.From(With("[Variant(typeof(Bird))]", "[Stage(3)]").Replace("[Model]", "[Model] [Budget(Parameters = 17e3)]")).Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Variant(typeof(Nothing))]", "")]
    [InlineData("[Variant(typeof(Bird), Heads = )]", "")]
    [InlineData("[Variant]", "")]
    [InlineData("[Variant(typeof(Bird))]", "[Stage(2, Heads = )]")]
    [InlineData("[Variant(typeof(Bird))]", "[Nothing]")]
    [InlineData("[Variant(typeof(Both))]", "")]
    public void What_is_said_elsewhere_is_not_said_here(string variant, string lines)
    {
        var generated = Generated.From(With(variant, lines, "[Variant(typeof(Bird)), Model] public partial class Both;"));
        generated.Result.Exception.ShouldBeNull();
        generated.Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["MDSL0024"]);
    }
}
