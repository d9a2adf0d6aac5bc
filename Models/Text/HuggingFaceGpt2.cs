using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of GPT-2 in huggingface/transformers (<c>models/gpt2/modeling_gpt2.py</c>): those of image GPT, but the head is the table of tokens once
/// more.
/// </summary>
public sealed class HuggingFaceGpt2 : ICheckpointFormat
{
    private HuggingFaceGpt2()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new() { { "lm_head.weight", "token_embed.weight", TensorForm.Tied }, HuggingFaceGpt.Trunk };
}
