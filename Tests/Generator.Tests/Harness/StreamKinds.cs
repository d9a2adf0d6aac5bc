namespace ModelDsl.Generator.Tests.Harness;

/// <summary>Kinds that take and give several tensors: a line that opens streams, blocks that carry them, lines that close them.</summary>
internal static class StreamKinds
{
    /// <summary>The kinds; they stand on those of <see cref="TestKinds"/>.</summary>
    public const string Source = """
        #pragma warning disable
        using System;
        using ModelDsl;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Zoo;

        [Kind(typeof(Grain))]
        public sealed class GrainAttribute(int tile) : LayerAttribute
        {
            public int Tile { get; } = tile;
            public int Dim { get; set; }
            public int Inner { get; set; }
        }

        [Takes("b channels h w"), Gives("b h/tile w/tile dim", "b*tiles dots inner")]
        [Let("tiles", "(h/tile)*(w/tile)"), Let("dots", "tile*tile")]
        [Requires("h % tile == 0 && w % tile == 0", "tiles of {tile} do not cover {h}×{w}")]
        [Costs("linear(channels, inner, tiles*dots) + linear(inner*dots, dim, tiles)")]
        public sealed class Grain(long channels, long h, long w, long tile, long dim, long inner, Device? device = null, ScalarType? dtype = null)
            : nn.Module<Tensor, (Tensor, Tensor)>("Grain")
        {
            public override (Tensor, Tensor) forward(Tensor input) => (input.alias(), input.alias());
        }

        public sealed class WeaveStageAttribute(int depth) : StageAttribute(depth)
        {
            public int InnerAttentionHeads { get; set; }
            public Type? Scale { get; set; }
            public double ScaleEps { get; set; }
            public double InnerScaleEps { get; set; }
        }

        [Takes("b prefix+n dim", "b*n dots inner"), Gives("b prefix+n dim", "b*n dots inner")]
        [ClosedBy("scale")]
        [Costs("2*scale + attention + innerScale + innerAttention + linear(dots*inner, dim, n)")]
        public sealed class Weave(
            long dim, long dots, long inner,
            [DefaultKind(typeof(Spread))] nn.Module<Tensor, Tensor> attention,
            [DefaultKind(typeof(Scale))] Func<nn.Module<Tensor, Tensor>> scale,
            [DefaultKind(typeof(Spread)), Hands("b*n dots inner")] nn.Module<Tensor, Tensor> innerAttention,
            [DefaultKind(typeof(Scale)), Follows("scale"), Hands("b*n dots inner")] nn.Module<Tensor, Tensor> innerScale,
            Device? device = null, ScalarType? dtype = null)
            : nn.Module<Tensor, Tensor, (Tensor, Tensor)>("Weave")
        {
            public override (Tensor, Tensor) forward(Tensor input, Tensor grains) => (input.alias(), grains.alias());
        }

        [Kind(typeof(Fuse))]
        public sealed class FuseAttribute : LayerAttribute;

        [Takes("b prefix+n dim", "b*n dots inner"), Gives("b prefix+n dim")]
        [Costs("linear(dots*inner, dim, n)")]
        public sealed class Fuse(long dim, long dots, long inner, Device? device = null, ScalarType? dtype = null) : nn.Module<Tensor, Tensor, Tensor>("Fuse")
        {
            public override Tensor forward(Tensor input, Tensor grains) => input.alias();
        }

        [Kind(typeof(Fork))]
        public sealed class ForkAttribute : LayerAttribute;

        [Takes("b n dim"), Gives("b n dim", "b n dim")]
        public sealed class Fork() : nn.Module<Tensor, (Tensor, Tensor)>("Fork")
        {
            public override (Tensor, Tensor) forward(Tensor input) => (input.alias(), input.alias());
        }

        [Kind(typeof(Meet))]
        public sealed class MeetAttribute : LayerAttribute;

        [Takes("b n dim", "b n dim"), Gives("b n dim")]
        public sealed class Meet() : nn.Module<Tensor, Tensor, Tensor>("Meet")
        {
            public override Tensor forward(Tensor input, Tensor other) => input + other;
        }

        [Takes("b n dim", "b n dim"), Gives("b n dim", "b n/2 dim")]
        public sealed class Thin() : nn.Module<Tensor, Tensor, (Tensor, Tensor)>("Thin")
        {
            public override (Tensor, Tensor) forward(Tensor input, Tensor other) => (input.alias(), other.alias());
        }
        """;

    /// <summary>A declaration of two streams.</summary>
    public static string Model(string stage = "[WeaveStage(2, Heads = 4, Block = typeof(Weave), InnerAttentionHeads = 2)]", string head = "[Vote(10)]") =>
        $"""
            using ModelDsl;
            using Zoo;

            namespace Nest;

            [Model]
            [Photo(32)]
            [Grain(8, Dim = 32, Inner = 6)]
            [Flag]
            {stage}
            {head}
            public sealed partial class Bird;
            """;
}
