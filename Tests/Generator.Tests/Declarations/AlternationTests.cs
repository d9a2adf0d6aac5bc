using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Declarations;

/// <summary><c>[Alternate(typeof(A), typeof(B))]</c>: which block has which kind, what that costs and how it is written.</summary>
public class AlternationTests
{
    /// <summary>Kinds that alternate with those of <see cref="TestKinds"/>.</summary>
    public const string Kinds = """
        #pragma warning disable
        using System;
        using ModelDsl;
        using TorchSharp;
        using Zoo;
        using static TorchSharp.torch;

        [Alternate(typeof(Panes), typeof(Shifted))] public abstract class PaneAttention;
        [Alternate(typeof(Spread), typeof(Narrow), typeof(Spread))] public abstract class ThreeAttentions;
        [Alternate(typeof(Scale), typeof(Loud))] public abstract class Norms;
        [Alternate(typeof(Ring), typeof(Twist))] public abstract class Blocks;
        [Alternate(typeof(Panes), typeof(Spread))] public abstract class Mixed;

        [Takes("b h w dim"), Gives("b h w dim")]
        [Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
        [Requires("shift < pane", "a shift of {shift} is none in a pane of {pane}")]
        [Requires("h % (2*pane) == 0", "{h} rows are no pairs of panes of {pane}")]
        [Costs("linear(dim, 3*dim, n) + attention(n, pane^2, dim)")]
        public sealed class Shifted(long dim, long heads, long h, long pane = 7, long shift = 1) : Passing("Shifted");

        [Takes("b ... dim"), Gives("b ... dim"), Costs("0")]
        public sealed class Row(long dim) : Passing("Row");

        [Takes("b n dim"), Gives("b n dim"), Costs("linear(dim, dim, n)")]
        public sealed class Narrow(long dim) : Passing("Narrow");

        [Takes("b ... dim"), Gives("b ... dim"), Costs("3*norm(dim)")]
        public sealed class Loud(long dim, double gain = 1) : Passing("Loud");

        [Takes("b ... dim"), Gives("b ... dim"), Costs("norm + attention"), ClosedBy("norm")]
        public sealed class Twist(
            [DefaultKind(typeof(Spread))] nn.Module<Tensor, Tensor> attention, [DefaultKind(typeof(Loud))] nn.Module<Tensor, Tensor> norm)
            : Passing("Twist");

        public sealed class WideStageAttribute(int depth) : StageAttribute(depth)
        {
            public int Pane { get; set; }
            public int Shift { get; set; }
            public double Gain { get; set; }
        }
        """;

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(6, 3, 3)]
    [InlineData(7, 4, 3)]
    public void Costs_are_summed_over_the_blocks_that_have_each_kind(int depth, int even, int odd)
    {
        var (first, firstMacs) = Cost("[WideStage(1, Heads = 4, Pane = 2, Attention = typeof(Panes))]");
        var (second, secondMacs) = Cost("[WideStage(1, Heads = 4, Pane = 2, Attention = typeof(Shifted))]");
        first.ShouldNotBe(second);
        Cost($"[WideStage({depth}, Heads = 4, Pane = 2, Attention = typeof(PaneAttention))]")
            .ShouldBe(((even * first) + (odd * second), (even * firstMacs) + (odd * secondMacs)));
    }

    [Fact]
    public void Two_kinds_are_a_choice_inside_the_block()
    {
        var text = Text("[WideStage(4, Heads = 4, Pane = 2, Attention = typeof(PaneAttention))]");
        text.ShouldContain(
            """
                        blocks.Add(new global::Zoo.Ring(
                            attention: i % 2 == 0
                                ? new global::Zoo.Panes(dim: 32, heads: 4, h: 4, w: 4, pane: 2, device: device, dtype: dtype)
                                : new global::Shifted(dim: 32, heads: 4, h: 4, pane: 2),
                            norm: () => new global::Zoo.Scale(dim: 32, device: device, dtype: dtype)));
            """.ReplaceLineEndings("\n")
        );
        text.ShouldContain("ModuleList<global::Zoo.Ring> blocks;");
    }

    [Fact]
    public void A_single_block_has_the_first_kind_and_no_choice()
    {
        var text = Text("[WideStage(1, Heads = 4, Pane = 2, Attention = typeof(PaneAttention))]");
        text.ShouldContain("attention: new global::Zoo.Panes(");
        text.ShouldNotContain("Shifted");
    }

    [Fact]
    public void A_way_to_make_modules_is_chosen_not_made_to_choose() =>
        // The loop's variable has moved on where a block calls it later.
        Text("[WideStage(4, Heads = 4, Norm = typeof(Norms), Gain = 0.5)]")
            .ShouldContain(
                """
                                norm: i % 2 == 0
                                    ? () => new global::Zoo.Scale(dim: 32, device: device, dtype: dtype)
                                    : () => new global::Loud(dim: 32, gain: 0.5)));
                """.ReplaceLineEndings("\n")
            );

    [Theory]
    [InlineData(3, "norm = new global::Zoo.Scale(")]
    [InlineData(4, "norm = new global::Loud(")]
    public void The_norm_of_the_last_block_closes_the_column(int depth, string norm) =>
        Text($"[Stage({depth}, Heads = 4, Norm = typeof(Norms))]").ShouldContain(norm);

    [Fact]
    public void Whole_blocks_alternate()
    {
        var text = Text("[Stage(3, Heads = 4, Block = typeof(Blocks))]");
        text.ShouldContain("ModuleList<global::TorchSharp.torch.nn.Module<global::TorchSharp.torch.Tensor, global::TorchSharp.torch.Tensor>> blocks;");
        text.ShouldContain(
            """
                        blocks.Add(i % 2 == 0
                            ? new global::Zoo.Ring(
            """.ReplaceLineEndings("\n")
        );
        text.ShouldContain("Kind: \"Ring/Twist × 3\"");
    }

    [Fact]
    public void Three_kinds_are_a_switch()
    {
        var text = Text("[Stage(6, Heads = 4, Attention = typeof(ThreeAttentions))]");
        text.ShouldContain("attention: (i % 3) switch");
        text.ShouldContain("1 => new global::Narrow(dim: 32),");
        text.ShouldContain("_ => new global::Zoo.Spread(");
    }

    [Fact]
    public void Of_three_kinds_two_blocks_have_two() =>
        Text("[Stage(2, Heads = 4, Attention = typeof(ThreeAttentions))]")
            .ShouldContain("attention: i % 2 == 0\n                    ? new global::Zoo.Spread(");

    [Theory]
    [InlineData(1, "blocks[0].call(x)")]
    [InlineData(3, "for (var i = 3; i < 7; i++)")]
    public void A_position_behind_the_first_blocks_leaves_the_turns_as_they_are(int positions, string part)
    {
        var text = Text($"[WideStage(7, Heads = 4, Pane = 2, Attention = typeof(PaneAttention), Position = typeof(Row), Positions = {positions})]");
        text.ShouldContain("attention: i % 2 == 0");
        text.ShouldContain(part);
        var (plain, _) = Cost("[WideStage(7, Heads = 4, Pane = 2, Attention = typeof(PaneAttention))]");
        Regex.Matches(text, "Name: \"blocks\", .*Parameters: ([0-9]+)").Sum(part => Number(part.Groups[1])).ShouldBe(plain);
    }

    [Fact]
    public void Several_alternations_in_one_block_keep_their_own_step()
    {
        var text = Text("[Stage(7, Heads = 4, Attention = typeof(ThreeAttentions), Norm = typeof(Norms))]");
        text.ShouldContain("attention: (i % 3) switch");
        text.ShouldMatch(@"norm: i % 2 == 0\s+\? \(\) => ");
    }

    [Fact]
    public void An_alternation_may_be_the_default_of_every_stage_and_of_a_slot()
    {
        var column = TestKinds.Model(
            "[PanesStage(2, Heads = 4, Pane = 2)]\n[PanesStage(3, Heads = 8, Pane = 2)]",
            "[Model(Attention = typeof(PaneAttention))]"
        );
        var text = TextOf(column);
        Regex.Count(text, "attention: i % 2 == 0").ShouldBe(2);
        var slot = Kinds.Replace("[DefaultKind(typeof(Spread))] nn.Module<Tensor, Tensor> attention", "[DefaultKind(typeof(ThreeAttentions))] nn.Module<Tensor, Tensor> attention");
        Generated.From(slot, TestKinds.Model("[Stage(6, Heads = 4, Block = typeof(Twist))]")).Text.ShouldContain("attention: (i % 3) switch");
    }

    [Fact]
    public void Between_blocks_of_different_layouts_stand_views()
    {
        var text = Text("[WideStage(3, Heads = 4, Pane = 2, Attention = typeof(Mixed))]");
        text.ShouldContain(
            """
                    (x, prefix) = scope.DisposeEverythingBut(blocks[0].call(x), prefix);               // b 4 4 32
                    x = x.flatten(1, 2);                                                               // b 16 32
                    x = scope.DisposeEverythingBut(global::TorchSharp.torch.cat([prefix, x], dim: 1)); // b 17 32
                    x = scope.DisposeEverythingBut(blocks[1].call(x));                                 // b 17 32
            """.ReplaceLineEndings("\n")
        );
        text.ShouldContain("for (var i = 0; i < 3; i++)");
        text.ShouldContain("attention: i % 2 == 0");
    }

    [Fact]
    public void The_blocks_of_a_stage_start_with_the_first_kind() =>
        TextOf(TestKinds.Model("[Stage(1, Heads = 4)]\n[Stage(1, Heads = 4, Attention = typeof(ThreeAttentions))]")).ShouldNotContain("global::Narrow");

    private static (long Parameters, long Macs) Cost(string stage)
    {
        var line = Regex.Match(Text(stage), "Name: \"blocks\", .*Parameters: ([0-9]+), Macs: ([0-9]+)");
        return (Number(line.Groups[1]), Number(line.Groups[2]));
    }

    private static long Number(Group digits) => long.Parse(digits.Value, CultureInfo.InvariantCulture);

    private static string Text(string stage) => TextOf(TestKinds.Model(stage));

    private static string TextOf(string model)
    {
        var generated = Generated.From(Kinds, model);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        return generated.Text;
    }
}
