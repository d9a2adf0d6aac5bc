using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of Twins' published weights (Meituan-AutoML/Twins, <c>gvt.py</c>): lists of all stages, counted from 0.</summary>
public sealed class OfficialTwins : ICheckpointFormat
{
    private OfficialTwins()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "patch_embeds.{i}.{*}", "patch_embed{i+1}.{*}" },
        { "pos_block.{i}.proj.0.{*}", "stage{i+1}_position1.proj.{*}" },
        { "blocks.{i}.{*}", "stage{i+1}.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
