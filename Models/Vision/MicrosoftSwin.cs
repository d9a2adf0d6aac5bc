using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of Swin's published weights (microsoft/Swin-Transformer, <c>models/swin_transformer.py</c>; timm up to 0.6 has the same): what
/// stands below a stage is counted to it, and the mask of shifted windows belongs to the block.
/// </summary>
public sealed class MicrosoftSwin : ICheckpointFormat
{
    private MicrosoftSwin()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "layers.{i}.blocks.{j}.attn_mask", "stage{i+1}.{j}.attn.attn_mask" },
        { "layers.{i}.blocks.{j}.{*}", "stage{i+1}.{j}.{*}" },
        { "layers.{i}.downsample.{*}", "downsample{i+1}.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
