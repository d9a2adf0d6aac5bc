using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of TNT's published weights (huawei-noah/Efficient-AI-Backbones, <c>tnt_pytorch/tnt.py</c>).</summary>
public sealed class OfficialTnt : ICheckpointFormat
{
    private OfficialTnt()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "cls_token", "class_token.weight" },
        { "outer_pos", "position.weight" },
        { "inner_pos", "word_embed.position.weight" },
        { "outer_tokens", "word_embed.tokens" },
        { "patch_embed.proj.{*}", "word_embed.proj.{*}" },
        { "proj_norm1.{*}", "word_embed.norm1.{*}" },
        { "proj_norm2.{*}", "word_embed.norm2.{*}" },
        { "proj.{*}", "word_embed.fc.{*}" },
        { "blocks.{i}.inner_norm{n}.{*}", "blocks.{i}.inner.norm{n}.{*}" },
        { "blocks.{i}.inner_{*}", "blocks.{i}.inner.{*}" },
        { "blocks.{i}.proj_norm{n}.{*}", "blocks.{i}.norm{n}.{*}" },
        { "blocks.{i}.outer_norm{n}.{*}", "blocks.{i}.outer.norm{n}.{*}" },
        { "blocks.{i}.outer_{*}", "blocks.{i}.outer.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
