using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>An attention in which each token sees every other, and that can show how much.</summary>
public interface IAttentionMaps
{
    /// <summary>What the softmax gives for an input: for each token, how it spreads its attention over all.</summary>
    /// <param name="input">What the attention takes: <c>b n dim</c>.</param>
    /// <returns><c>b heads n n</c>; the rows add up to 1 unless the attention mixes them afterwards.</returns>
    Tensor AttentionMaps(Tensor input);
}
