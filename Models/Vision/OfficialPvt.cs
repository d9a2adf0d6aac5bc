using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of PVT's published weights (whai362/PVT, <c>classification/pvt.py</c>): each stage's parts carry its number.</summary>
public sealed class OfficialPvt : ICheckpointFormat
{
    private OfficialPvt()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "cls_token", "class_token.weight" },
        { "pos_embed{i}", "position{i}.weight" },
        { "block{i}.{*}", "stage{i}.{*}" },
        { "head.{*}", "head.fc.{*}" },
    };
}
