using System.Linq;
using ModelDsl.Generator.Shapes;
using ModelDsl.Generator.Shapes.Checking;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>Which views lead from one layout to another.</summary>
public class BridgingTests
{
    private static readonly Shape grid = Shape.Grid(4, 6, 8);
    private static readonly Shape tokens = Shape.Sequence(24, 8, 0, 4, 6);
    private static readonly Shape flagged = Shape.Sequence(26, 8, 2, 4, 6);
    private static readonly Shape waiting = grid with { Aside = 2 };

    [Fact]
    public void None_where_none_is_needed()
    {
        Steps(grid, Layout.Grid).ShouldBe("");
        Steps(flagged, Layout.Sequence).ShouldBe("");
        Steps(flagged, Layout.Any).ShouldBe("");
        Steps(waiting, Layout.Grid).ShouldBe("");
    }

    [Fact]
    public void From_grid_to_sequence_and_back()
    {
        Steps(grid, Layout.Sequence).ShouldBe("Flatten: b 24 8");
        Steps(tokens, Layout.Grid).ShouldBe("Unflatten: b 4 6 8");
        Steps(tokens, Layout.Image).ShouldBe("Unflatten: b 4 6 8, ChannelsFirst: b 8 4 6");
    }

    [Fact]
    public void Prefix_tokens_wait_until_a_sequence_is_taken()
    {
        Steps(flagged, Layout.Grid).ShouldBe("SplitPrefix: b 24 8, Unflatten: b 4 6 8");
        Steps(waiting, Layout.Sequence).ShouldBe("Flatten: b 24 8, JoinPrefix: b 26 8");
        Steps(waiting, Layout.Any).ShouldBe("Flatten: b 24 8, JoinPrefix: b 26 8");
        Bridging.Find(waiting, Layout.Sequence)![^1].Result.ShouldBe(flagged);
    }

    [Fact]
    public void No_way()
    {
        Bridging.Find(Shape.Image(3, 4, 6), Layout.Sequence).ShouldBeNull();
        Bridging.Find(Shape.Image(3, 4, 6), Layout.Any).ShouldBeNull();
        Bridging.Find(new Shape(Layout.Indices, [8]), Layout.Any).ShouldBeNull();
        Bridging.Find(Shape.Sequence(25, 8, 0, 4, 6), Layout.Grid).ShouldBeNull();
        Bridging.Find(Shape.Sequence(24, 8, 0, 0, 0), Layout.Grid).ShouldBeNull();
        Bridging.Find(new Shape(Layout.Vector, [8]), Layout.Sequence).ShouldBeNull();
        Bridging.Find(grid, Layout.Vector).ShouldBeNull();
    }

    [Theory]
    [InlineData("PatchEmbed", "patch_embed")]
    [InlineData("MLPHead", "mlp_head")]
    [InlineData("Stage2D", "stage2_d")]
    [InlineData("x", "x")]
    public void Fields_are_in_snake_case(string name, string field) => Fields.SnakeCase(name).ShouldBe(field);

    private static string Steps(Shape from, Layout to) =>
        string.Join(", ", Bridging.Find(from, to).ShouldNotBeNull().Select(step => $"{step.Kind}: {step.Result}"));
}
