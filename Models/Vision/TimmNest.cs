using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of timm's <c>Nest</c> (huggingface/pytorch-image-models, <c>timm/models/nest.py</c>), which the weights of the paper's JAX code
/// were converted to: a level begins with the pooling of the one before.
/// </summary>
public sealed class TimmNest : ICheckpointFormat
{
    private TimmNest()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "levels.{i}.pos_embed", "position{i+1}.weight" },
        { "levels.{i}.pool.{*}", "aggregation{i}.{*}" },
        { "levels.{i}.transformer_encoder.{j}.{*}", "stage{i+1}.{j}.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
