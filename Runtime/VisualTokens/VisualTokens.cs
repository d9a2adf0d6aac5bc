using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>What the parts of token-based visual transformers have in common (arXiv 2006.03677).</summary>
internal static class VisualTokens
{
    /// <summary>Throws unless all sizes are positive and each width divides into the heads.</summary>
    /// <exception cref="ArgumentException">One is not, or does not.</exception>
    public static void Check(long heads, params ReadOnlySpan<long> widths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        foreach (var width in widths)
        {
            if (width < 1 || width % heads != 0)
                throw new ArgumentException($"{width} channels do not divide into {heads} heads.", nameof(widths));
        }
    }

    /// <summary>The mean of pixels, for each token weighed by a softmax over them: scores <c>b n tokens</c>, pixels <c>b n dim</c> → <c>b tokens dim</c>.</summary>
    public static Tensor Pool(Tensor scores, Tensor pixels) => scores.softmax(1).transpose(1, 2).matmul(pixels);

    /// <summary><c>softmax(of·toᵀ/√d)·values</c> of each head, the heads side by side again.</summary>
    /// <param name="of">Who attends: <c>b n width</c>.</param>
    /// <param name="to">To what: <c>b m width</c>.</param>
    /// <param name="values">What of it is taken: <c>b m dim</c>.</param>
    /// <param name="heads">How many heads both widths divide into.</param>
    public static Tensor Attend(Tensor of, Tensor to, Tensor values, long heads)
    {
        Tensor Heads(Tensor tokens) => tokens.unflatten(2, heads, -1).transpose(1, 2); // b heads n width/heads
        var scores = (Heads(of) / Math.Sqrt(of.size(2) / (double)heads)).matmul(Heads(to).transpose(-2, -1));
        return scores.softmax(-1).matmul(Heads(values)).transpose(1, 2).flatten(2);
    }
}
