using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of the first GPT in huggingface/transformers (<c>models/openai/modeling_openai.py</c>).</summary>
public sealed class HuggingFaceGpt1 : ICheckpointFormat
{
    private HuggingFaceGpt1()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "lm_head.weight", "token_embed.weight", TensorForm.Tied },
        { "transformer.tokens_embed.{*}", "token_embed.{*}" },
        { "transformer.positions_embed.weight", "position.weight", TensorForm.WithoutFirst },
        HuggingFaceGpt.Trunk,
    };
}
