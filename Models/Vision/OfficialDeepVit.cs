using System.Globalization;
using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of DeepViT-S (zhoudaquan/dvit_repo, <c>models/deep_vision_transformer.py</c>): re-attention from block 11 on.</summary>
public sealed class OfficialDeepVitSmall : ICheckpointFormat
{
    private OfficialDeepVitSmall()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = OfficialDeepVit.Keys(11);
}

/// <summary>The keys of DeepViT-L, of the same place: re-attention from block 20 on.</summary>
public sealed class OfficialDeepVitLarge : ICheckpointFormat
{
    private OfficialDeepVitLarge()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = OfficialDeepVit.Keys(20);
}

/// <summary>There blocks are counted through both sorts of attention; here each sort is a stage.</summary>
public static class OfficialDeepVit
{
    /// <summary>The keys of a model with so many blocks of plain attention before those of re-attention.</summary>
    /// <param name="plain">How many, at least one.</param>
    public static KeyMap Keys(int plain)
    {
        var keys = new KeyMap
        {
            { $"blocks.{{i+{plain.ToString(CultureInfo.InvariantCulture)}}}.{{*}}", "stage2.{i}.{*}" },
            { "blocks.{i}.{*}", "stage1.{i}.{*}" },
        };
        foreach (var (theirs, ours) in TimmVit.Keys)
            keys.Add(theirs, ours);
        return keys;
    }
}
