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
