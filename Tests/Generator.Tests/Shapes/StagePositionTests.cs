using System.Linq;
using ModelDsl.Generator.Tests.Diagnostics;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>A positional encoding behind the first blocks of a stage.</summary>
public class StagePositionTests
{
    [Theory]
    [InlineData("[Stage(2, Heads = 4, Position = typeof(Table))]", "blocks[0] blocks_position1 blocks[1]")]
    [InlineData("[Stage(4, Heads = 4, Position = typeof(Table))]", "blocks[0] blocks_position1 blocks[i]")]
    [InlineData("[Stage(3, Heads = 4, Position = typeof(Table), Positions = 2)]", "blocks[0] blocks_position1 blocks[1] blocks_position2 blocks[2]")]
    [InlineData("[Stage(2, Heads = 4, Position = typeof(Table), Positions = 2)]", "blocks[0] blocks_position1 blocks[1] blocks_position2")]
    public void Stands_behind_the_first_blocks(string stage, string calls)
    {
        var generated = Generated.From(TestKinds.Model(stage));
        generated.Diagnostics.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        var features = generated.Text[generated.Text.IndexOf(" forward_features(", System.StringComparison.Ordinal)..];
        features = features[..features.IndexOf("norm.call", System.StringComparison.Ordinal)];
        var said = features.Split('\n').Where(line => line.Contains("blocks", System.StringComparison.Ordinal) && line.Contains(".call(", System.StringComparison.Ordinal));
        string.Join(' ', said.Select(line => line[line.IndexOf("blocks", System.StringComparison.Ordinal)..line.IndexOf(".call(", System.StringComparison.Ordinal)]))
            .ShouldBe(calls);
    }

    [Fact]
    public void Reaches_every_stage_from_the_model()
    {
        var source = TestKinds.Model("[Stage(2, Heads = 4)]\n[Stage(1, Heads = 8)]", "[Model(Position = typeof(Table))]");
        var text = Generated.From(source).Text;
        text.ShouldContain("stage1_position1.call(");
        text.ShouldContain("stage2_position1.call(");
    }

    [Fact]
    public void A_line_of_that_name_keeps_a_field_of_its_own() =>
        Generated
            .From(
                """
                [ModelDsl.Kind(typeof(Zoo.Flag), Field = "blocks_position1")]
                public sealed class MineAttribute : ModelDsl.LayerAttribute;
                """,
                TestKinds.Model("[Stage(2, Heads = 4, Position = typeof(Table))]").Replace("[Flag]", "[Mine]")
            )
            .CompilerDiagnostics.ShouldBeEmpty();

    [Fact]
    [Trait("Id", "MDSL0010")]
    public void How_many_of_none() =>
        Marked.Check("MDSL0010", TestKinds.Model("[Stage(2, Heads = 4, Positions = ⟦1⟧)]")).ShouldContain("Position");

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [Trait("Id", "MDSL0014")]
    public void More_than_blocks(string count) =>
        Marked
            .Check("MDSL0014", TestKinds.Model($"[Stage(2, Heads = 4, Position = typeof(Table), Positions = ⟦{count}⟧)]"))
            .ShouldContain("a number of blocks, from 1 to the stage's 2");

    [Fact]
    [Trait("Id", "MDSL1002")]
    public void One_that_changes_the_tokens() =>
        Marked
            .Check("MDSL1002", TestKinds.Model("[⟦Stage(2, Heads = 4, Position = typeof(Flag))⟧]"))
            .ShouldContain("Flag gives b 18 32, and the next block takes b 17 32");

    [Fact]
    [Trait("Id", "MDSL0008")]
    public void An_input_is_no_position() =>
        Marked.Check("MDSL0008", TestKinds.Model("[Stage(2, Heads = 4, Position = ⟦typeof(Photo)⟧)]").Replace("[Photo(32)]", "[Photo(32)]"))
            .ShouldContain("Photo");
}
