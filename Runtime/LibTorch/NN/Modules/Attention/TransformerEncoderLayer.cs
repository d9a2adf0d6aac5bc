using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// A transformer block with the norms after the residuals, sequence first: <c>n b dim</c> (arXiv 1706.03762).
/// </summary>
public sealed class TransformerEncoderLayer : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>,
    nn.IModule<Tensor, Tensor, Tensor, Tensor>
{
    private readonly MultiheadAttention self_attn;
    private readonly Linear linear1;
    private readonly Dropout dropout;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;
    private readonly Dropout dropout1;
    private readonly Dropout dropout2;
    private readonly nn.Activations _activation;

    internal TransformerEncoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, nn.Activations activation)
        : base(nameof(TransformerEncoderLayer))
    {
        self_attn = nn.MultiheadAttention(d_model, nhead, dropout);
        linear1 = nn.Linear(d_model, dim_feedforward);
        this.dropout = nn.Dropout(dropout);
        linear2 = nn.Linear(dim_feedforward, d_model);
        norm1 = nn.LayerNorm(d_model);
        norm2 = nn.LayerNorm(d_model);
        dropout1 = nn.Dropout(dropout);
        dropout2 = nn.Dropout(dropout);
        _activation = activation;
        RegisterComponents();
    }

    public override Tensor forward(Tensor src) => Run(src, null, null);

    public Tensor call(Tensor src, Tensor src_mask) => Run(src, src_mask, null);

    /// <param name="src_mask">As <see cref="MultiheadAttention.call"/> takes it.</param>
    /// <param name="src_key_padding_mask">As <see cref="MultiheadAttention.call"/> takes it.</param>
    public Tensor call(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) => Run(src, src_mask, src_key_padding_mask);

    private Tensor Run(Tensor src, Tensor? mask, Tensor? keyPaddingMask)
    {
        using var scope = NewDisposeScope();
        var attended = self_attn.call(src, src, src, keyPaddingMask, false, mask).Item1;
        var x = norm1.call(src + dropout1.call(attended));
        var hidden = linear1.call(x);
        hidden = _activation == nn.Activations.GELU ? nn.functional.gelu(hidden) : nn.functional.relu(hidden);
        return norm2.call(x + dropout2.call(linear2.call(dropout.call(hidden)))).MoveToOuterDisposeScope();
    }
}
