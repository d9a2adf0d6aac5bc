using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of image GPT in huggingface/transformers (<c>models/imagegpt/modeling_imagegpt.py</c>), which are those of OpenAI's checkpoints: its
/// linear layers are <c>Conv1D</c>, whose weights are [inputs, outputs].
/// </summary>
public sealed class HuggingFaceGpt : ICheckpointFormat
{
    private HuggingFaceGpt()
    {
    }

    /// <summary>Everything but the head.</summary>
    internal static KeyMap Trunk { get; } = new()
    {
        { "transformer.wte.{*}", "token_embed.{*}" },
        { "transformer.wpe.weight", "position.weight", TensorForm.WithoutFirst },
        { "transformer.h.{i}.attn.c_attn.weight", "blocks.{i}.attn.qkv.weight", TensorForm.Transposed },
        { "transformer.h.{i}.attn.c_attn.{*}", "blocks.{i}.attn.qkv.{*}" },
        { "transformer.h.{i}.attn.c_proj.weight", "blocks.{i}.attn.proj.weight", TensorForm.Transposed },
        { "transformer.h.{i}.attn.c_proj.{*}", "blocks.{i}.attn.proj.{*}" },
        { "transformer.h.{i}.mlp.c_fc.weight", "blocks.{i}.mlp.fc1.weight", TensorForm.Transposed },
        { "transformer.h.{i}.mlp.c_fc.{*}", "blocks.{i}.mlp.fc1.{*}" },
        { "transformer.h.{i}.mlp.c_proj.weight", "blocks.{i}.mlp.fc2.weight", TensorForm.Transposed },
        { "transformer.h.{i}.mlp.c_proj.{*}", "blocks.{i}.mlp.fc2.{*}" },
        { "transformer.h.{i}.ln_1.{*}", "blocks.{i}.norm1.{*}" },
        { "transformer.h.{i}.ln_2.{*}", "blocks.{i}.norm2.{*}" },
        { "transformer.ln_f.{*}", "norm.{*}" },
    };

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        Trunk,
        { "lm_head.{*}", "head.fc.{*}" },
        { "score.{*}", "head.fc.{*}" },
    };
}
