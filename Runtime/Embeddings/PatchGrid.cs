using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>An image cut into square patches.</summary>
internal static class PatchGrid
{
    /// <summary>Throws where patches of that side do not tile the image.</summary>
    public static void Check(long h, long w, long patch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patch, 1);
        if (h % patch != 0 || w % patch != 0)
            throw new ArgumentException($"Patches of {patch}×{patch} do not tile the {h}×{w} image.", nameof(patch));
    }

    /// <summary><c>b channels h w</c> → <c>b h/side w/side channels side side</c>, a view.</summary>
    public static Tensor Cut(Tensor image, long side) => image.unflatten(3, -1, side).unflatten(2, -1, side).permute(0, 2, 4, 1, 3, 5);
}
