using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelDsl.CodeFixes;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>What the light bulb offers on a variant: changes of what it says itself.</summary>
public class VariantFixTests
{
    private static string With(string lines) => $"{TestKinds.Model()}\n\n[Variant(typeof(Bird))]\n{lines}\npublic sealed partial class Some;";

    [Theory]
    [InlineData("[Stage(2, Heads = 5)]", "Use 8", "[Stage(2, Heads = 8)]")]
    [InlineData("[Mosaic(8, Dim = 30)]\n[Stage(3)]", "Add Heads = 5", "[Mosaic(8, Dim = 30)]\n[Stage(3, Heads = 5)]")]
    public async Task A_value_that_fits(string wrong, string title, string right)
    {
        var source = await (await Fixed.OfferAsync(new UseNearestFix(), With(wrong))).ApplyAsync(title);
        source.ShouldBe(With(right));
        Generated.From(source).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_has_none_to_replace()
    {
        var source = await (await Fixed.OfferAsync(new RemoveLineFix(), With("[Stage(3)]\n[Stage(4)]"))).ApplyAsync("Remove [Stage(4)]");
        source.ShouldBe(With("[Stage(3)]"));
        Generated.From(source).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_offered_for_a_line_that_is_inherited()
    {
        // Each of these errors is on the other class too, where its fix is offered.
        var source = With("[Mosaic(8, Dim = 30)]").Replace("[Flag]", "[Flag]\n[Photo(16)]\n[Stage(0)]").Replace("[Mosaic(8, Dim = 32)]", "[Mosaic(8, Dim = 36)]");
        foreach (var fix in new CodeFixProvider[] { new UseNearestFix(), new RemoveLineFix(), new InputFix() })
        {
            var offered = await Fixed.OfferAsync(fix, source);
            var alone = await Fixed.OfferAsync(fix, source[..source.IndexOf("[Variant", System.StringComparison.Ordinal)]);
            offered.Titles.ShouldBe(alone.Titles);
        }
    }
}
