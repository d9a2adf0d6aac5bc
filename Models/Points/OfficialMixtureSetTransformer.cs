using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>The keys of the authors' general model (juho-lee/set_transformer, <c>models.py</c>), whose decoder attends once more.</summary>
public sealed class OfficialMixtureSetTransformer : ICheckpointFormat
{
    private OfficialMixtureSetTransformer()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "enc.0.I", "induced_set_attention1.inducing_points" },
        { "enc.1.I", "induced_set_attention2.inducing_points" },
        { "enc.0.{*}", "induced_set_attention1.{*}" },
        { "enc.1.{*}", "induced_set_attention2.{*}" },
        { "dec.0.S", "attention_pool.seed_vectors" },
        { "dec.0.{*}", "attention_pool.{*}" },
        { "dec.1.{*}", "set_attention1.{*}" },
        { "dec.2.{*}", "set_attention2.{*}" },
        { "dec.3.{*}", "head.fc.{*}" },
    };
}
