using System;
using ModelDsl.LibTorch.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What both kinds of embedding can be asked for.</summary>
internal sealed record EmbeddingOptions(long? PaddingIndex, double? MaxNorm, double NormType, bool ScaleGradByFrequency, bool Sparse)
{
    /// <summary>The same with a padding index counted from the start of a table of <paramref name="rows"/>.</summary>
    public EmbeddingOptions For(long rows)
    {
        if (PaddingIndex is not { } index)
            return this;
        if (index < -rows || index >= rows)
            throw new ArgumentException($"The padding index {index} is not in a table of {rows} rows.", "padding_idx");
        return this with { PaddingIndex = index < 0 ? rows + index : index };
    }

    /// <summary>Scales down, in place, the rows about to be used that are longer than allowed.</summary>
    public void Renormalize(Tensor table, Tensor indices)
    {
        if (MaxNorm is not { } most)
            return;
        using var _ = no_grad();
        using var flat = indices.contiguous();
        Op.embedding_renorm_(table, flat, most, NormType);
    }
}
