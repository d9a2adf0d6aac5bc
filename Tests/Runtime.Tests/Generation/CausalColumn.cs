using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Generation;

/// <summary>A small causal model put together by hand.</summary>
internal static class CausalColumn
{
    public const long Vocabulary = 11;
    public const long Longest = 24;

    public static Module<Tensor, Tensor> Make(bool isSinusoidal = false, bool isCausal = true)
    {
        manual_seed(1);
        Module<Tensor, Tensor> position = isSinusoidal ? new SinusoidalPosition(Longest, 12) : new LearnablePosition(Longest, 12);
        var model = Sequential(new TokenEmbed(Vocabulary, 12), position, Block(isCausal), Block(isCausal), new LanguageHead(12, Vocabulary));
        // Scores that lie apart, so that rounding chooses no token.
        foreach (var weight in model.parameters())
            init.normal_(weight, 0, 0.4);
        model.eval();
        return model;
    }

    private static PreNormBlock Block(bool isCausal) =>
        new(12, new MultiHeadAttention(12, 3, causal: isCausal), new Mlp(12), () => new RmsNorm(12));
}
