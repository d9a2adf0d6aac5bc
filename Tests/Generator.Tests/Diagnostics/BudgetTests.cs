using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary><c>[Budget]</c>: an assertion on the totals of the stage table.</summary>
public class BudgetTests
{
    [Theory]
    [InlineData("[Budget(Parameters = 15850, Macs = 274880)]")]
    [InlineData("[Budget(Parameters = 15850.5)]")]
    [InlineData("[Budget(Macs = double.PositiveInfinity)]")]
    public void What_is_not_exceeded_is_nothing_to_talk_about(string budget)
    {
        var generated = Generated.From(With(budget));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Id", "MDSL1010")]
    public void Exceeded_parameters() =>
        Marked
            .Check("MDSL1010", With("[Budget(Parameters = ⟦15e3⟧, Macs = 5e9)]"))
            .ShouldBe(
                "Bird has 15,850 parameters, 850 more than its budget of 15,000: mosaic (Mosaic, b 4 4 32) 6,176 + flag (Flag, b 17 32) 32 "
                    + "+ position (Table, b 17 32) 544 + blocks (Ring × 2, b 17 32) 8,704 + norm (Scale, b 17 32) 64 + head (Vote, b 10) 330"
            );

    [Fact]
    [Trait("Id", "MDSL1010")]
    public void Exceeded_multiply_accumulates() =>
        Marked
            .Check("MDSL1010", With("[Budget(Parameters = 30e6, Macs = ⟦274879⟧)]"))
            .ShouldBe(
                "Bird has 274,880 MACs, 1 more than its budget of 274,879: mosaic (Mosaic, b 4 4 32) 98,304 "
                    + "+ blocks (Ring × 2, b 17 32) 176,256 + head (Vote, b 10) 320"
            );

    [Fact]
    public void Both_can_be_exceeded() =>
        Generated.From(With("[Budget(Parameters = 1, Macs = 0.5)]")).Diagnostics.Count.ShouldBe(2);

    [Fact]
    public void A_model_beyond_its_budget_is_written_all_the_same()
    {
        var text = Generated.From(With("[Budget(Parameters = 15e3)]")).Text;
        text.ShouldContain("/// total ");
        text.ShouldNotContain("throw ");
    }

    [Theory]
    [InlineData("[Budget(Parameters = ⟦-1⟧)]", "Budget: Parameters = -1 leaves room for no model; write a positive number, such as Parameters = 30e6")]
    [InlineData("[Budget(Macs = ⟦0⟧)]", "Budget: Macs = 0 leaves room for no model; write a positive number, such as Parameters = 30e6")]
    [InlineData("[Budget(Macs = ⟦double.NaN⟧)]", "Budget: Macs = NaN leaves room for no model; write a positive number, such as Parameters = 30e6")]
    [InlineData("[⟦Budget⟧]", "Budget: it sets no limit; write a positive number, such as Parameters = 30e6")]
    [Trait("Id", "MDSL0020")]
    public void Meaningless(string budget, string message) => Marked.Check("MDSL0020", With(budget)).ShouldBe(message);

    [Fact]
    public void Nothing_is_counted_where_the_column_does_not_check() =>
        Marked.Check("MDSL1001", With("[Budget(Parameters = 1)]").Replace("Heads = 4", "Heads = ⟦5⟧"));

    [Fact]
    public void What_the_compiler_cannot_read_it_reports_itself() => Generated.From(With("[Budget(Parameters = )]")).Messages.ShouldBeEmpty();

    [Fact]
    public void It_may_stand_on_another_part_of_the_class() =>
        Marked.Check("MDSL1010", With("") + "\n[Budget(Parameters = ⟦15e3⟧)]\npartial class Bird;");

    private static string With(string budget) => TestKinds.Model().Replace("[Vote(10)]", "[Vote(10)]\n" + budget);
}
