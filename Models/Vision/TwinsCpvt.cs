using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of a CPVT made of Twins' <c>PosCNN</c> and timm's blocks (arXiv 2102.10882, listing 1): the paper's own weights are not
/// published.
/// </summary>
public sealed class TwinsCpvt : ICheckpointFormat
{
    private TwinsCpvt()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "cls_token", "class_token.weight" },
        { "pos_block.{i}.proj.0.{*}", "blocks_position{i+1}.proj.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
