using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds.Contracts;

/// <summary>Convolutions, and the tokens that stand for pixels.</summary>
internal static partial class KindCases
{
    public static Gen<KindCase> ResNetStem =>
        from h in Gen.Choose(1, 12)
        from w in Gen.Elements(4, 8, 12, 3)
        from channels in Gen.Choose(1, 3)
        from dim in Gen.Choose(0, 5)
        select new KindCase(
            $"[ImageInput({h}, W = {w}, Channels = {channels})] [ResNetStem(Dim = {dim})]",
            () => new ResNetStem(channels, h, w, dim),
            new CaseInput([Batch, channels, h, w])
        );

    public static Gen<KindCase> ResidualStage =>
        from h in Gen.Choose(1, 6)
        from w in Gen.Choose(1, 6)
        from channels in Gen.Choose(1, 4)
        from outDim in Gen.Choose(0, 6)
        from isSaid in Gen.Elements(false, true)
        let width = isSaid ? outDim : 2 * channels
        select new KindCase(
            $"[ImageInput({h}, W = {w}, Channels = {channels})] [ResidualDownsampling{(isSaid ? $"(OutDim = {outDim})" : "")}] [Stage(2, Block = typeof(ResidualBlock))]",
            () => Sequential(new ResidualDownsampling(channels, h, w, isSaid ? outDim : null), new ResidualBlock(width), new ResidualBlock(width)),
            new CaseInput([Batch, channels, h, w])
        );

    public static Gen<KindCase> FilterTokenizer =>
        from tokens in Tokens
        from count in Gen.Choose(0, 4)
        from width in Gen.Choose(0, 6)
        from isSaid in Gen.Elements(false, true)
        select tokens.Case(
            $"[FilterTokenizer({count}{(isSaid ? $", TokenDim = {width}" : "")})]",
            () => new FilterTokenizer(tokens.Dim, count, isSaid ? width : null)
        );

    public static Gen<KindCase> RecurrentTokenizer =>
        from pair in Pairs
        select pair.Case("[Put(typeof(RecurrentTokenizer), Cross = \"source\")]", () => new RecurrentTokenizer(pair.Target.Dim, pair.Source.Dim));

    public static Gen<KindCase> TokenTransformerBlock =>
        from tokens in Tokens
        from heads in Gen.Choose(0, 3)
        select tokens.Case(
            $"[Stage(1, Heads = {heads}, Block = typeof(TokenTransformerBlock))]",
            () => new TokenTransformerBlock(tokens.Dim, heads)
        );

    public static Gen<KindCase> TokenProjector =>
        from pair in Pairs
        from heads in Gen.Choose(0, 4)
        select pair.Case(
            $"[Put(typeof(TokenProjector), Heads = {heads}, Cross = \"source\")]",
            () => new TokenProjector(pair.Target.Dim, pair.Source.Dim, heads)
        );

    public static Gen<KindCase> VisualTransformer =>
        from h in Gen.Choose(1, 4)
        from w in Gen.Choose(1, 4)
        from channels in Gen.Choose(1, 6)
        from depth in Gen.Choose(0, 3)
        from count in Gen.Choose(0, 4)
        from width in Gen.Elements(0, 2, 4, 6, 8)
        from heads in Gen.Choose(0, 2)
        from recurrent in Gen.Elements(false, true)
        let said = $"{depth}, Tokens = {count}, TokenDim = {width}, Heads = {heads}, Recurrent = {Text(recurrent)}"
        select new KindCase(
            $"[ImageInput({h}, W = {w}, Channels = {channels})] [VisualTransformer({said})]",
            () => new VisualTransformer(channels, depth, count, width, heads, recurrent),
            new CaseInput([Batch, channels, h, w])
        );
}
