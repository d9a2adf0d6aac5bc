using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>How the tokens inside patches reach the tokens of the patches (TNT, arXiv 2103.00112, equation 6).</summary>
internal static class InnerTokens
{
    /// <summary>Those of each patch side by side: <c>b*n pixels innerDim</c> → <c>b n pixels*innerDim</c>.</summary>
    public static Tensor Join(Tensor inner, Tensor patches, long prefix) =>
        inner.reshape(patches.size(0), patches.size(1) - prefix, inner.size(1) * inner.size(2));

    /// <summary><c>b prefix+n dim</c> and <c>b n dim</c> → <c>b prefix+n dim</c>, the second added behind the prefix tokens.</summary>
    public static Tensor Add(Tensor patches, long prefix, Tensor update)
    {
        if (prefix == 0)
            return patches + update;
        using var scope = NewDisposeScope();
        var added = patches.narrow(1, prefix, update.size(1)) + update;
        return cat([patches.narrow(1, 0, prefix), added], dim: 1).MoveToOuterDisposeScope();
    }
}
