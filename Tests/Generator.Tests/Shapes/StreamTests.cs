using System;
using System.Linq;
using ModelDsl.Generator.Tests.Diagnostics;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>Several tensors that come down one column: who takes them, who passes them by, and what can be wrong.</summary>
public class StreamTests
{
    private const string Opened = "[Photo(32)]\n[Grain(8, Dim = 32, Inner = 6)]\n";
    private const string Weave = "[WeaveStage(1, Heads = 4, Block = typeof(Weave), InnerAttentionHeads = 2)]";

    [Fact]
    public void The_shapes_of_all_streams_are_in_the_table_and_in_the_summary()
    {
        var text = Text(StreamKinds.Model());
        text.ShouldContain("grain   Grain      b 4 4 32, b*16 64 6");
        text.ShouldContain("blocks  Weave × 2  b 17 32, b*16 64 6");
        text.ShouldContain("Output: [17, 32], Parameters: 33704, Macs: 2437248) { Streams = [[16, 64, 6]] }");
        text.ShouldContain("// b 17 32 and b*16 64 6, 2 times");
    }

    /// <summary>What is handed 16 times the batch costs its parameters once: 2·64 + 4224 + 12 + 168 + 12320 a block.</summary>
    [Fact]
    public void A_slot_that_works_on_a_multiple_of_the_batch_costs_its_products_as_often() =>
        Text(StreamKinds.Model(Weave)).ShouldContain("Kind: \"Weave × 1\", Output: [17, 32], Parameters: 16852, Macs: 1218624");

    [Fact]
    public void A_line_that_takes_fewer_streams_than_come_down_lets_the_others_pass()
    {
        var text = Text(StreamKinds.Model());
        text.ShouldContain("var (x, x2) = grain.call(input);");
        text.ShouldContain("(x, x2) = scope.DisposeEverythingBut(flag.call(x), x2);");
    }

    [Fact]
    public void A_line_that_gives_fewer_streams_than_it_takes_closes_one()
    {
        var text = Text(Column(Opened + Weave + "\n[Fuse]\n[Stage(1, Heads = 4)]\n[Vote(10, Gather = Gather.Mean)]"));
        text.ShouldContain("x = fuse.call(x, x2);");
        // Behind it the second is no more kept.
        text.ShouldContain("x = scope.DisposeEverythingBut(block.call(x));");
    }

    [Fact]
    public void What_closes_a_stream_below_the_last_stage_belongs_to_the_features()
    {
        var text = Text(StreamKinds.Model(Weave + "\n[Fuse]"));
        var features = text[text.IndexOf("forward_features(global", StringComparison.Ordinal)..];
        features[..features.IndexOf("return", StringComparison.Ordinal)].ShouldContain("x = fuse.call(x, x2);");
        text.ShouldContain("return head.call(x);");
    }

    [Fact]
    public void Three_streams_have_a_local_each_and_a_closed_ones_is_free_again()
    {
        var text = Text(Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Fork]\n[Fork]\n[Meet]\n[Fork]\n[Stage(2, Heads = 4)]\n[Vote(10, Gather = Gather.Mean)]"));
        var lines = text.Split('\n').Select(line => line.Trim().Split(" //")[0].TrimEnd()).ToList();
        var start = lines.FindIndex(line => line.Contains("fork1.call", StringComparison.Ordinal));
        lines.Skip(start).Take(5).ShouldBe(
            [
                "(x, var x2) = fork1.call(x);",
                "(x, var x3) = fork2.call(x);",
                "x = meet.call(x, x3);",
                "(x, x3) = fork3.call(x);",
                "scope.DisposeEverythingBut(x, x3, x2);",
            ]
        );
        text.ShouldContain("(x, x3, x2) = scope.DisposeEverythingBut(block.call(x), x3, x2);");
    }

    [Fact]
    public void More_than_three_tensors_are_kept_by_a_statement_of_its_own()
    {
        var text = Text(Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Fork]\n[Fork]\n[Fork]\n[Stage(2, Heads = 4)]\n[Vote(10, Gather = Gather.Mean)]"));
        text.ShouldContain("scope.DisposeEverythingBut(x, x4, x3, x2);");
        text.ShouldContain("x = block.call(x);");
    }

    [Fact]
    public void The_last_line_may_open_a_stream() => Text(Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Stage(1, Heads = 4)]\n[Fork]"));

    [Fact]
    public void A_single_block_may_open_a_stream() =>
        Text(Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Stage(1, Block = typeof(Fork))]\n[Stage(1, Heads = 4)]\n[Meet]"))
            .ShouldContain("(x, var x2) = stage1[0].call(x);");

    [Theory]
    [InlineData("", "dim: 6, eps: 1e-05")]
    [InlineData(", ScaleEps = 1e-3", "dim: 6, eps: 0.001")]
    [InlineData(", ScaleEps = 1e-3, InnerScaleEps = 1e-4", "dim: 6, eps: 0.0001")]
    [InlineData(", Scale = typeof(Table)", "new global::Zoo.Table(n: 64, dim: 6")]
    public void A_slot_that_follows_another_has_its_knobs(string knobs, string made)
    {
        var text = Text(StreamKinds.Model(Weave.Replace(")]", $"{knobs})]")));
        text.ShouldContain(made.Replace(", eps: 1e-05", ""));
    }

    [Fact]
    [Trait("Id", "MDSL0045")]
    public void A_kind_takes_a_stream_that_does_not_come_down() =>
        Marked
            .Check("MDSL0045", Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[⟦" + Weave[1..^1] + "⟧]\n[Vote(10, Gather = Gather.Mean)]"))
            .ShouldBe(
                "Stage 1: Weave takes 2 tensors, and nothing beside b 4 4 32 comes down that could be its 'b*n dots inner'; "
                    + "put a line above that gives this stream"
            );

    [Fact]
    [Trait("Id", "MDSL0010")]
    public void A_stage_whose_block_gives_one_tensor_for_two_may_cross_instead() =>
        Marked
            .Check("MDSL0010", Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[⟦Stage(1, Block = typeof(Meet))⟧]"))
            .ShouldBe("Stage 1: Meet needs Cross, which nothing says; add 'Cross = ...' to this line");

    [Fact]
    [Trait("Id", "MDSL0045")]
    public void A_line_that_cannot_cross_takes_a_stream() =>
        Marked
            .Check("MDSL0045", Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[⟦Meet⟧]"))
            .ShouldStartWith("Meet: Meet takes 2 tensors, and nothing beside b 4 4 32 comes down");

    [Fact]
    [Trait("Id", "MDSL1003")]
    public void A_stream_of_another_number_of_patches_does_not_fit() =>
        Message(Column(Opened + "[Halve]\n" + Weave + "\n[Vote(10, Gather = Gather.Mean)]"))
            .ShouldBe("(7,2) MDSL1003: Stage 1: Weave takes n = 4 of stream 2, and 16 arrive (b*16 64 6).");

    [Fact]
    [Trait("Id", "MDSL1002")]
    public void A_stream_of_another_layout_does_not_fit() =>
        Message(Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Fork]\n[Meet2]".Replace("Meet2", "MeetGrids")), MeetGrids)
            .ShouldBe("(7,2) MDSL1002: MeetGrids: MeetGrids takes a grid of tokens (b h w dim) as stream 2, and a sequence of tokens arrives (b 16 32).");

    [Fact]
    [Trait("Id", "MDSL1002")]
    public void Blocks_keep_every_stream() =>
        Message(Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Fork]\n[Stage(2, Block = typeof(Thin))]"))
            .ShouldBe("(7,2) MDSL1002: Stage 1: each block gives b 16 32 and b 8 32, and the next one takes b 16 32 and b 16 32 (b 16 32).");

    [Fact]
    [Trait("Id", "MDSL1002")]
    public void Blocks_in_turn_take_the_same_streams() =>
        Message(
                Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Fork]\n[Stage(2, Heads = 4, Block = typeof(ThinRing))]"),
                "[ModelDsl.Alternate(typeof(Zoo.Ring), typeof(Zoo.Meet))] public abstract class ThinRing;"
            )
            .ShouldContain("MDSL1002: Stage 1: the blocks alternate, and Meet takes other tensors than the block before it");

    [Theory]
    [Trait("Id", "MDSL0012")]
    [InlineData("Module<Tensor, Tensor>", "is no Module<Tensor, (Tensor, Tensor)>")]
    [InlineData("Module<Tensor, (Tensor, long)>", "is no Module<Tensor, (Tensor, Tensor)>")]
    public void A_kind_is_the_module_that_its_shapes_say(string module, string problem)
    {
        var result = module.Contains('(') ? "(Tensor, long)" : "Tensor";
        var kind = $$"""
            using ModelDsl; using TorchSharp; using static TorchSharp.torch;
            [Takes("b n dim"), Gives("b n dim", "b n dim")]
            public sealed class Odd() : nn.{{module}}("Odd") { public override {{result}} forward(Tensor input) => throw new System.InvalidOperationException(); }
            """;
        Message(Column("[Photo(32)]\n[Mosaic(8, Dim = 32)]\n[Position(typeof(Odd))]"), kind).ShouldContain($"MDSL0012: Position: Odd {problem}");
    }

    [Theory]
    [Trait("Id", "MDSL2001")]
    [InlineData("Takes(\"b*n dim\"), Gives(\"b dim\")", "only a stream behind the first has a multiple of the batch; write 'b'")]
    [InlineData("Takes(\"b dim\"), Gives(\"b dim\", \"n*b dim\")", "a shape starts with the batch, 'b'")]
    public void A_multiple_of_the_batch_that_cannot_be(string contract, string fault) =>
        Generated.From($"using ModelDsl; [{contract}] public sealed class Odd;").Messages.ShouldHaveSingleItem().ShouldContain(fault);

    [Fact]
    public void A_field_is_not_called_like_a_stream() =>
        Text("using ModelDsl; using Zoo; [Kind(typeof(Zoo.Grain), Field = \"x2\")] public sealed class OpenAttribute(int tile) : LayerAttribute { public int Tile { get; } = tile; public int Dim { get; set; } public int Inner { get; set; } }\n"
            + "[Model, Photo(32), Open(8, Dim = 32, Inner = 6)] public sealed partial class Bird;")
            .ShouldContain("var (x, x2) = x2_.call(input);");

    private const string MeetGrids = """
        using ModelDsl; using TorchSharp; using static TorchSharp.torch;
        [Kind(typeof(MeetGrids))] public sealed class MeetGridsAttribute : LayerAttribute;
        [Takes("b n dim", "b h w dim"), Gives("b n dim")]
        public sealed class MeetGrids() : nn.Module<Tensor, Tensor, Tensor>("MeetGrids") { public override Tensor forward(Tensor input, Tensor other) => input.alias(); }
        """;

    private static string Column(string lines) => $"using ModelDsl;\nusing Zoo;\n[Model]\n{lines}\npublic sealed partial class Bird;\n";

    private static string Message(params string[] sources)
    {
        var generated = Generated.From(sources);
        generated.CompilerDiagnostics.ShouldBeEmpty();
        return generated.Messages.ShouldHaveSingleItem();
    }

    private static string Text(string source)
    {
        var generated = Generated.From(source);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        return generated.Text;
    }
}
