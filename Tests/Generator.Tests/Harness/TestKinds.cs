namespace ModelDsl.Generator.Tests.Harness;

/// <summary>
/// Kinds that no package has, declared where a user's own would be: in the source next to the model. That the generator checks and writes
/// models of them shows that it knows no kind by name.
/// </summary>
internal static class TestKinds
{
    /// <summary>Input, embedding, marker token, table, block, mixer, attention over a grid, merging, head.</summary>
    public const string Source = """
        #pragma warning disable
        using System;
        using ModelDsl;
        using TorchSharp;
        using static TorchSharp.torch;

        [assembly: DefaultBlock(NormPosition.Pre, typeof(Zoo.Ring))]

        namespace Zoo;

        [Kind(typeof(Photo))]
        public sealed class PhotoAttribute(int size) : InputAttribute
        {
            public int Size { get; } = size;
            public int Channels { get; set; }
        }

        [Gives("b channels h=size w=size")]
        [Requires("size >= 1", "a photo of {size} pixels has none")]
        public sealed class Photo(long size, long channels = 3)
        {
            public long Size { get; } = size;
            public long Channels { get; } = channels;
            public static void Check(Tensor input, string model, params ReadOnlySpan<long> shape) { }
        }

        [Kind(typeof(Mosaic))]
        public sealed class MosaicAttribute(int tile) : LayerAttribute
        {
            public int Tile { get; } = tile;
            public int Dim { get; set; }
            public Type? Norm { get; set; }
            public double NormEps { get; set; }
        }

        [Takes("b channels h w"), Gives("b h/tile w/tile dim")]
        [Requires("h % tile == 0 && w % tile == 0", "tiles of {tile} do not cover {h}×{w}")]
        [Costs("conv(channels, dim, tile*tile, (h/tile)*(w/tile)) + norm")]
        public sealed class Mosaic(
            long channels, long h, long w, long tile, long dim, nn.Module<Tensor, Tensor>? norm = null, Device? device = null, ScalarType? dtype = null)
            : Passing("Mosaic");

        [Kind(typeof(Flag))]
        public sealed class FlagAttribute : LayerAttribute;

        [Takes("b prefix+n dim"), Gives("b 1+prefix+n dim"), Costs("table(1, dim)")]
        public sealed class Flag(long dim, Device? device = null, ScalarType? dtype = null) : Passing("Flag");

        [Takes("b n dim"), Gives("b n dim"), Costs("table(n, dim)")]
        public sealed class Table(long n, long dim, Device? device = null, ScalarType? dtype = null) : Passing("Table");

        [Takes("b ... dim"), Gives("b ... dim"), Costs("norm(dim)")]
        public sealed class Scale(long dim, double eps = 1e-5, Device? device = null, ScalarType? dtype = null) : Passing("Scale");

        [Takes("b ... dim"), Gives("b ... dim"), Costs("2*norm + attention")]
        [ClosedBy("norm")]
        public sealed class Ring(
            [DefaultKind(typeof(Spread))] nn.Module<Tensor, Tensor> attention,
            [DefaultKind(typeof(Scale))] Func<nn.Module<Tensor, Tensor>> norm,
            [OverDepth] double dropPath = 0)
            : Passing("Ring");

        [Takes("b n dim"), Gives("b n dim")]
        [Requires("heads >= 1", "there is no attention with {heads} heads")]
        [Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
        [Costs("linear(dim, 3*dim, n, qkvBias) + attention(n, n, dim) + linear(dim, dim, n)")]
        public sealed class Spread(long dim, long heads, bool qkvBias = true, Device? device = null, ScalarType? dtype = null) : Passing("Spread");

        [Takes("b h w dim"), Gives("b h w dim")]
        [Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
        [Requires("h % pane == 0 && w % pane == 0", "pane {pane} does not tile the {h}×{w} grid")]
        [Costs("linear(dim, 3*dim, n) + attention(n, pane^2, dim) + table((2*pane-1)^2, heads)")]
        public sealed class Panes(long dim, long heads, long h, long w, long pane = 7, Device? device = null, ScalarType? dtype = null) : Passing("Panes");

        public sealed class PanesStageAttribute(int depth) : StageAttribute(depth)
        {
            public int Pane { get; set; }
        }

        [Kind(typeof(Halve))]
        public sealed class HalveAttribute : LayerAttribute;

        [Takes("b h w dim"), Gives("b h/2 w/2 2*dim")]
        [Requires("h % 2 == 0 && w % 2 == 0", "a grid of {h}×{w} cannot be halved")]
        [Costs("linear(4*dim, 2*dim, n/4, false)")]
        public sealed class Halve(long dim, Device? device = null, ScalarType? dtype = null) : Passing("Halve");

        public enum Gather { First, Mean }

        [Kind(typeof(Vote), Field = "head")]
        public sealed class VoteAttribute(int classes) : LayerAttribute
        {
            public int Classes { get; } = classes;
            public Gather Gather { get; set; }
            public bool Auxiliary { get; set; }
            public FinalNorm FinalNorm { get; set; }
        }

        [Takes("b prefix+n dim"), Gives("b classes")]
        [Let("finalNorm", "FinalNorm.Tokens")]
        [Requires("gather == Gather.Mean || prefix >= 1", "there is no flag to read; gather the mean")]
        [Costs("norm + linear(dim, classes, 1)")]
        public sealed class Vote(
            long dim, long classes, Gather gather = Gather.First,
            [Closing(When = "finalNorm == FinalNorm.Pooled")] nn.Module<Tensor, Tensor>? norm = null, Device? device = null, ScalarType? dtype = null)
            : Passing("Vote");

        [Kind(typeof(Map))]
        public sealed class MapAttribute(int colours) : LayerAttribute
        {
            public int Colours { get; } = colours;
            public bool Auxiliary { get; set; }
        }

        [Takes("b channels[] h[] w[]"), Gives("b colours h[0] w[0]")]
        [Requires("all(h >= 2 && w >= 2)", "a map of fewer than 2×2 shows nothing")]
        [Costs("sum(conv(channels, colours, 1, h*w))")]
        public sealed class Map(long[] channels, long colours, Device? device = null, ScalarType? dtype = null) : nn.Module<Tensor[], Tensor>("Map")
        {
            public override Tensor forward(Tensor[] input) => input[0].alias();
        }

        [Kind(typeof(Shrink))]
        public sealed class ShrinkAttribute : LayerAttribute
        {
            public int[]? By { get; set; }
        }

        [Takes("b channels[] h[] w[]"), Gives("b channels[] (h/by)[] (w/by)[]")]
        [Requires("count(by) == count(h)", "{by} says {count(by)} steps for {count(h)} maps")]
        [Costs("sum(norm(channels))")]
        public sealed class Shrink(long[] channels, int[] by, Device? device = null, ScalarType? dtype = null) : nn.Module<Tensor[], Tensor[]>("Shrink")
        {
            public override Tensor[] forward(Tensor[] input) => [.. input];
        }

        public abstract class Passing(string name) : nn.Module<Tensor, Tensor>(name)
        {
            public override Tensor forward(Tensor input) => input.alias();
        }
        """;

    /// <summary>A declaration with the usual column, <paramref name="stage"/> in the place of its stage.</summary>
    public static string Model(string stage = "[Stage(2, Heads = 4)]", string model = "[Model]", string name = "Bird") =>
        $"""
            using ModelDsl;
            using Zoo;

            namespace Nest;

            {model}
            [Photo(32)]
            [Mosaic(8, Dim = 32)]
            [Flag]
            [Position(typeof(Table))]
            {stage}
            [Vote(10)]
            public sealed partial class {name};
            """;
}
