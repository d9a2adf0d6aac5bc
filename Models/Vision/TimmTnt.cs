using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of timm's <c>TNT</c> (huggingface/pytorch-image-models, <c>timm/models/tnt.py</c>).</summary>
public sealed class TimmTnt : ICheckpointFormat
{
    private TimmTnt()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "cls_token", "class_token.weight" },
        { "patch_pos", "position.weight" },
        { "pixel_pos", "pixel_embed.position.weight" },
        { "norm1_proj.{*}", "pixel_embed.norm1.{*}" },
        { "norm2_proj.{*}", "pixel_embed.norm2.{*}" },
        { "proj.{*}", "pixel_embed.fc.{*}" },
        { "blocks.{i}.norm_in.{*}", "blocks.{i}.inner.norm1.{*}" },
        { "blocks.{i}.attn_in.{*}", "blocks.{i}.inner.attn.{*}" },
        { "blocks.{i}.norm_mlp_in.{*}", "blocks.{i}.inner.norm2.{*}" },
        { "blocks.{i}.mlp_in.{*}", "blocks.{i}.inner.mlp.{*}" },
        { "blocks.{i}.norm1_proj.{*}", "blocks.{i}.norm.{*}" },
        { "blocks.{i}.norm_out.{*}", "blocks.{i}.outer.norm1.{*}" },
        { "blocks.{i}.attn_out.{*}", "blocks.{i}.outer.attn.{*}" },
        { "blocks.{i}.norm_mlp.{*}", "blocks.{i}.outer.norm2.{*}" },
        { "blocks.{i}.mlp.{*}", "blocks.{i}.outer.mlp.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
