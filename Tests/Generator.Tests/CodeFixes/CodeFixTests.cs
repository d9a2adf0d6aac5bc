using System.Threading.Tasks;
using ModelDsl.CodeFixes;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>What the light bulb offers, and that it leaves a declaration without the error.</summary>
public class CodeFixTests
{
    [Theory]
    [InlineData("[Stage(2, Heads = 5)]", "Use 4", "[Stage(2, Heads = 4)]")]
    [InlineData("[Stage(2, Heads = 5)]", "Use 8", "[Stage(2, Heads = 8)]")]
    [InlineData("[Stage(2, Heads = /* all */ 5 )]", "Use 4", "[Stage(2, Heads = /* all */ 4 )]")]
    [InlineData("[Stage(0, Heads = 4)]", "Use 1", "[Stage(1, Heads = 4)]")]
    [InlineData("[Stage(2, Heads = 4, Dim = 48)]", "Use 32", "[Stage(2, Heads = 4, Dim = 32)]")]
    public async Task A_value_that_fits(string wrong, string title, string right)
    {
        var offered = await Fixed.OfferAsync(new UseNearestFix(), TestKinds.Model(wrong));
        offered.Titles.ShouldContain(title);
        var source = await offered.ApplyAsync(title);
        source.ShouldBe(TestKinds.Model(right));
        Generated.From(source).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_elsewhere_is_named()
    {
        // Nothing on the line of the head decides how many prefix tokens there are; here the number of classes does not either.
        var source = TestKinds
            .Model()
            .Replace("[Mosaic(8, Dim = 32)]", "[Mosaic(8, Dim = 30)]")
            .Replace("Heads = 4", "QkvBias = true")
            .Replace("[Model]", "[Model(Heads = 4)]");
        var offered = await Fixed.OfferAsync(new UseNearestFix(), source);
        offered.Titles.ShouldBe(["Use 3", "Use 5"]);
    }

    [Fact]
    public async Task Nothing_is_offered_where_nothing_fits() =>
        (await Fixed.OfferAsync(new UseNearestFix(), TestKinds.Model().Replace("[Flag]\n", ""))).Titles.ShouldBeEmpty();

    [Theory]
    [InlineData("public sealed class Bird;", "public sealed partial class Bird;")]
    [InlineData("/// <summary>A bird.</summary>\nclass Bird;", "/// <summary>A bird.</summary>\npartial class Bird;")]
    public async Task Partial(string wrong, string right)
    {
        var plain = TestKinds.Model().Replace("public sealed partial class Bird;", "X");
        var (lines, end) = (plain[..plain.IndexOf('[')], plain[plain.IndexOf('[')..^1]);
        // Documentation stands in front of the attributes.
        var at = wrong.LastIndexOf('\n') + 1;
        var atRight = right.LastIndexOf('\n') + 1;
        var offered = await Fixed.OfferAsync(new AddPartialFix(), lines + wrong[..at] + end + wrong[at..]);
        var source = await offered.ApplyAsync("Add 'partial'");
        source.ShouldBe(lines + right[..atRight] + end + right[atRight..]);
        Generated.From(source).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Partial_around_the_model()
    {
        var source = TestKinds.Model().Replace("[Model]", "public class Cage\n{\n[Model]") + "\n}";
        var offered = await Fixed.OfferAsync(new AddPartialFix(), source);
        var right = await offered.ApplyAsync("Add 'partial'");
        right.ShouldBe(source.Replace("public class Cage", "public partial class Cage"));
        Generated.From(right).Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Stage(2, Heads = 4, MlpRatio = 3)]", "Remove MlpRatio", "[Stage(2, Heads = 4)]")]
    [InlineData("[Stage(2, MlpRatio = 3, Heads = 4)]", "Remove MlpRatio", "[Stage(2, Heads = 4)]")]
    public async Task A_knob_without_effect(string wrong, string title, string right)
    {
        var source = await (await Fixed.OfferAsync(new RemoveKnobFix(), TestKinds.Model(wrong))).ApplyAsync(title);
        source.ShouldBe(TestKinds.Model(right));
    }

    [Fact]
    public async Task The_only_knob_of_a_model() =>
        (
            await (await Fixed.OfferAsync(new RemoveKnobFix(), TestKinds.Model(model: "[Model(Dropout = 0.1)]"))).ApplyAsync(
                "Remove Dropout"
            )
        ).ShouldBe(TestKinds.Model());
}
