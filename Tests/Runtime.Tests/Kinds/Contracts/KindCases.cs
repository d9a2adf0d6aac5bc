using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds.Contracts;

/// <summary>For each kind, random knobs: such as fit and such as do not.</summary>
internal static class KindCases
{
    private const int Batch = 2;

    public static Gen<KindCase> PatchEmbed =>
        from channels in Gen.Choose(1, 4)
        from h in Gen.Choose(1, 12)
        from w in Gen.Choose(1, 12)
        from patch in Gen.Choose(0, 5)
        from dim in Gen.Choose(0, 6)
        from normed in Gen.Elements(false, true)
        let norm = normed ? ", Norm = typeof(LayerNorm)" : ""
        select new KindCase(
            $"[ImageInput({h}, W = {w}, Channels = {channels})] [PatchEmbed({patch}, Dim = {dim}{norm})]",
            () => new PatchEmbed(channels, h, w, patch, dim, normed ? new LayerNorm(dim) : null),
            [Batch, channels, h, w]
        );

    public static Gen<KindCase> ClassToken =>
        from tokens in Tokens
        select tokens.Case("[ClassToken]", () => new ClassToken(tokens.Dim));

    public static Gen<KindCase> LearnablePosition =>
        from tokens in Tokens
        select tokens.Case("[Position(typeof(LearnablePosition))]", () => new LearnablePosition(tokens.All, tokens.Dim));

    public static Gen<KindCase> LayerNorm =>
        from tokens in Tokens
        select tokens.Case("[Put(typeof(LayerNorm))]", () => new LayerNorm(tokens.Dim));

    public static Gen<KindCase> MultiHeadAttention =>
        from tokens in Tokens
        from heads in Gen.Choose(0, 6)
        from bias in Gen.Elements(false, true)
        select tokens.Case(
            $"[Put(typeof(MultiHeadAttention), Heads = {heads}, QkvBias = {(bias ? "true" : "false")})]",
            () => new MultiHeadAttention(tokens.Dim, heads, bias)
        );

    public static Gen<KindCase> TalkingHeadsAttention =>
        from tokens in Tokens
        from heads in Gen.Choose(0, 6)
        from bias in Gen.Elements(false, true)
        select tokens.Case(
            $"[Put(typeof(TalkingHeadsAttention), Heads = {heads}, QkvBias = {(bias ? "true" : "false")})]",
            () => new TalkingHeadsAttention(tokens.Dim, heads, bias)
        );

    public static Gen<KindCase> ReAttention =>
        from tokens in Tokens
        from heads in Gen.Choose(0, 6)
        from bias in Gen.Elements(false, true)
        select tokens.Case(
            $"[Put(typeof(ReAttention), Heads = {heads}, QkvBias = {(bias ? "true" : "false")})]",
            () => new ReAttention(tokens.Dim, heads, bias)
        );

    /// <summary>On an embedded image with or without a class token, so that there is a grid.</summary>
    public static Gen<KindCase> SpatialReductionAttention =>
        from h in Gen.Choose(1, 8)
        from w in Gen.Choose(1, 8)
        from dim in Gen.Choose(1, 6)
        from heads in Gen.Choose(0, 3)
        from reduction in Gen.Choose(0, 4)
        from prefix in Gen.Choose(0, 1)
        let token = prefix == 1 ? " [ClassToken]" : ""
        let put = $"[Put(typeof(SpatialReductionAttention), Heads = {heads}, Reduction = {reduction})]"
        select new KindCase(
            $"[ImageInput({h}, W = {w})] [PatchEmbed(1, Dim = {dim})]{token} {put}",
            () =>
            {
                var embed = Sequential(new PatchEmbed(3, h, w, 1, dim), Flatten(1, 2));
                if (prefix == 1)
                    embed.append(new ClassToken(dim));
                embed.append(new SpatialReductionAttention(dim, heads, () => new LayerNorm(dim), h, w, reduction));
                return embed;
            },
            [Batch, 3, h, w]
        );

    public static Gen<KindCase> BlockAttention =>
        from h in Gen.Choose(1, 9)
        from w in Gen.Choose(1, 9)
        from dim in Gen.Choose(1, 6)
        from heads in Gen.Choose(0, 3)
        from blocks in Gen.Elements(0, 1, 1, 3, 4, 4, 9)
        select new KindCase(
            $"[Grid({h}, {w}, {dim})] [Put(typeof(BlockAttention), Heads = {heads}, Blocks = {blocks})]",
            () => new BlockAttention(dim, heads, h, w, blocks),
            [Batch, h, w, dim]
        );

    public static Gen<KindCase> BlockPosition =>
        from h in Gen.Choose(1, 9)
        from w in Gen.Choose(1, 9)
        from dim in Gen.Choose(1, 6)
        from blocks in Gen.Elements(0, 1, 1, 3, 4, 4, 9)
        select new KindCase(
            $"[Grid({h}, {w}, {dim})] [BlockPosition({blocks})]",
            () => new BlockPosition(dim, h, w, blocks),
            [Batch, h, w, dim]
        );

    public static Gen<KindCase> BlockAggregation =>
        from h in Gen.Choose(1, 9)
        from w in Gen.Choose(1, 9)
        from width in Gen.Choose(1, 6)
        from dim in Gen.Choose(0, 6)
        from padding in Gen.Elements(PoolPadding.Symmetric, PoolPadding.Same)
        select new KindCase(
            $"[Grid({h}, {w}, {width})] [BlockAggregation(Dim = {dim}, Padding = PoolPadding.{padding})]",
            () => new BlockAggregation(width, dim, new LayerNorm(dim), padding),
            [Batch, h, w, width]
        );

    public static Gen<KindCase> DistillationToken =>
        from tokens in Tokens
        select tokens.Case("[DistillationToken]", () => new DistillationToken(tokens.Prefix, tokens.Dim));

    public static Gen<KindCase> DistilledHead =>
        from tokens in Tokens
        from more in Gen.Choose(0, 2)
        from classes in Gen.Choose(0, 5)
        let prefixed = tokens with { Prefix = tokens.Prefix + more }
        select prefixed.Case($"[DistilledHead({classes})]", () => new DistilledHead(prefixed.Prefix, prefixed.Dim, classes));

    public static Gen<KindCase> WindowAttention =>
        Windowed("WindowAttention", (dim, heads, h, w, window) => new WindowAttention(dim, heads, h, w, window));

    public static Gen<KindCase> ShiftedWindowAttention =>
        Windowed("ShiftedWindowAttention", (dim, heads, h, w, window) => new ShiftedWindowAttention(dim, heads, h, w, window));

    public static Gen<KindCase> PatchMerging =>
        from h in Gen.Choose(1, 9)
        from w in Gen.Choose(1, 9)
        from dim in Gen.Choose(1, 6)
        from outDim in Gen.Choose(-1, 6)
        from isSaid in Gen.Elements(false, true)
        select new KindCase(
            $"[Grid({h}, {w}, {dim})] [PatchMerging{(isSaid ? $"(OutDim = {outDim})" : "")}]",
            () => new PatchMerging(dim, h, w, isSaid ? outDim : null),
            [Batch, h, w, dim]
        );

    public static Gen<KindCase> Mlp =>
        from tokens in Tokens
        from quarters in Gen.Choose(0, 16)
        let ratio = quarters / 4.0
        select tokens.Case($"[Put(typeof(Mlp), Ratio = {Text(ratio)})]", () => new Mlp(tokens.Dim, ratio));

    public static Gen<KindCase> PreNormBlock =>
        from tokens in Tokens
        from depth in Gen.Choose(1, 3)
        from heads in Gen.Choose(1, 4)
        from quarters in Gen.Choose(0, 12)
        let ratio = quarters / 4.0
        select tokens.Case(
            $"[Stage({depth}, Heads = {heads}, MlpRatio = {Text(ratio)})]",
            () => tokens.PreNormStage(depth, () => new MultiHeadAttention(tokens.Dim, heads), ratio)
        );

    public static Gen<KindCase> PreNormBlockOfTalkingHeads =>
        from tokens in Tokens
        from depth in Gen.Choose(1, 2)
        from heads in Gen.Choose(1, 4)
        select tokens.Case(
            $"[Stage({depth}, Heads = {heads}, Attention = typeof(TalkingHeadsAttention))]",
            () => tokens.PreNormStage(depth, () => new TalkingHeadsAttention(tokens.Dim, heads))
        );

    public static Gen<KindCase> PostNormBlock =>
        from tokens in Tokens
        from depth in Gen.Choose(1, 3)
        from heads in Gen.Choose(1, 4)
        select tokens.Case(
            $"[Stage({depth}, Heads = {heads}, NormPosition = NormPosition.Post)]",
            () => Sequential([.. Repeat(depth, () => tokens.PostNormBlock(heads))])
        );

    public static Gen<KindCase> ClassHead =>
        from tokens in Tokens
        from classes in Gen.Choose(0, 5)
        from pool in Gen.Elements(Pool.Token, Pool.Mean)
        from representation in Gen.Choose(-1, 3)
        select tokens.Case(
            $"[ClassHead({classes}, Pool = Pool.{pool}, Representation = {representation})]",
            () => new ClassHead(tokens.Prefix, tokens.Dim, classes, pool, representation)
        );

    private static Gen<KindCase> Windowed(string kind, Func<int, int, int, int, int, Module<Tensor, Tensor>> make) =>
        from h in Gen.Choose(1, 12)
        from w in Gen.Choose(1, 12)
        from dim in Gen.Choose(1, 8)
        from heads in Gen.Choose(0, 4)
        from window in Gen.Choose(0, 5)
        select new KindCase(
            $"[Grid({h}, {w}, {dim})] [Put(typeof({kind}), Heads = {heads}, Window = {window})]",
            () => make(dim, heads, h, w, window),
            [Batch, h, w, dim]
        );

    private static Gen<TokenCase> Tokens =>
        from n in Gen.Choose(1, 9)
        from prefix in Gen.Choose(0, 2)
        from dim in Gen.Choose(1, 12)
        select new TokenCase(n, prefix, dim);

    private static IEnumerable<Module<Tensor, Tensor>> Repeat(int count, Func<Module<Tensor, Tensor>> make) =>
        Enumerable.Range(0, count).Select(_ => make());

    private static string Text(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);

    private sealed record TokenCase(int N, int Prefix, int Dim)
    {
        public int All => Prefix + N;

        public Module<Tensor, Tensor> PreNormStage(int depth, Func<Module<Tensor, Tensor>> attention, double ratio = 4) =>
            Sequential([.. Repeat(depth, () => PreNormBlock(attention(), ratio)), new LayerNorm(Dim)]);

        private PreNormBlock PreNormBlock(Module<Tensor, Tensor> attention, double ratio) =>
            new(attention, new Mlp(Dim, ratio), () => new LayerNorm(Dim));

        public PostNormBlock PostNormBlock(long heads) => new(new MultiHeadAttention(Dim, heads), new Mlp(Dim), () => new LayerNorm(Dim));

        public KindCase Case(string line, Func<Module<Tensor, Tensor>> real) =>
            new($"[Tokens({N}, {Dim}, Prefix = {Prefix})] {line}", real, [Batch, All, Dim]);
    }
}
