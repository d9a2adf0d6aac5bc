using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of the authors' point cloud classifier (juho-lee/set_transformer, <c>main_pointcloud.py</c>): modules by their places.</summary>
public sealed class OfficialSetTransformer : ICheckpointFormat
{
    private OfficialSetTransformer()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "enc.0.I", "induced_set_attention1.inducing_points" },
        { "enc.1.I", "induced_set_attention2.inducing_points" },
        { "enc.0.{*}", "induced_set_attention1.{*}" },
        { "enc.1.{*}", "induced_set_attention2.{*}" },
        { "dec.1.S", "attention_pool.seed_vectors" },
        { "dec.1.{*}", "attention_pool.{*}" },
        { "dec.3.{*}", "head.fc.{*}" },
    };
}
