using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Makes one mask to add to the scores <c>b·heads n m</c> out of the two that multi-head attention takes.</summary>
internal static class AttentionMask
{
    /// <param name="extraKeys">How many keys, never masked, stand behind those that the masks know.</param>
    public static Tensor? Merge(Tensor? attention, Tensor? keyPadding, long heads, long extraKeys, ScalarType dtype)
    {
        var mask = attention is null ? null : ToAdd(attention, dtype);
        if (keyPadding is not null)
        {
            var (b, m) = (keyPadding.size(0), keyPadding.size(1));
            var padding = ToAdd(keyPadding, dtype).view(b, 1, 1, m).expand(-1, heads, -1, -1).reshape(b * heads, 1, m);
            mask = mask is null ? padding : mask + padding;
        }
        return mask is null || extraKeys == 0 ? mask : nn.functional.pad(mask, (0, extraKeys));
    }

    // Bytes count as booleans, as in PyTorch: what is set is left out.
    private static Tensor ToAdd(Tensor mask, ScalarType dtype)
    {
        if (mask.dtype is not (ScalarType.Bool or ScalarType.Byte))
            return mask;
        return zeros_like(mask, dtype).masked_fill_(mask.to(ScalarType.Bool), double.NegativeInfinity);
    }
}
