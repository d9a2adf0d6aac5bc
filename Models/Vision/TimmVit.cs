using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of timm's <c>VisionTransformer</c> (huggingface/pytorch-image-models, <c>timm/models/vision_transformer.py</c>), which DeiT's
/// published weights share: <c>cls_token</c>, <c>dist_token</c> and <c>pos_embed</c> stand at the root; the head is one bare layer, with <c>pre_logits</c>
/// (ImageNet-21k, timm up to 0.4) and <c>fc_norm</c> (mean pooling) beside it. Embedding, blocks and final norm are named alike.
/// </summary>
public sealed class TimmVit : ICheckpointFormat
{
    private TimmVit()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "cls_token", "class_token.weight" },
        { "dist_token", "distillation_token.weight" },
        { "pos_embed", "position.weight" },
        { "fc_norm.{*}", "head.norm.{*}" },
        { "pre_logits.{*}", "head.pre_logits.{*}" },
        { "head_dist.{*}", "head.fc_dist.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
