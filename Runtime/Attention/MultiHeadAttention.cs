using System;
using ModelDsl.Generation;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Self-attention of every token to every other in several heads (Attention Is All You Need, arXiv 1706.03762, section 3.2.2).
/// State: <c>qkv.weight</c> [3·dim, dim] (query, key, value; within each, head after head), <c>qkv.bias</c>, <c>proj.weight</c>
/// [dim, dim], <c>proj.bias</c>.
/// </summary>
[Takes("b n dim"), Gives("b n dim")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Requires("attentionDropout >= 0 && attentionDropout < 1", "AttentionDropout is a probability below 1, not {attentionDropout}")]
[Costs("linear(dim, 3*dim, n, qkvBias) + attention(n, n, dim) + linear(dim, dim, n, projBias)")]
public sealed class MultiHeadAttention : Module<Tensor, Tensor>, IContinuable
{
    private readonly Linear qkv;
    private readonly Linear proj;
    private readonly long _heads;
    private readonly double _attentionDropout;
    private readonly bool _causal;
    private KeyValueCache? _past;

    /// <summary>Makes the projections as timm starts them.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="heads">Number of heads; it divides the width.</param>
    /// <param name="qkvBias">Whether query, key and value have a bias.</param>
    /// <param name="attentionDropout">Probability that an attention weight is zeroed, while training.</param>
    /// <param name="causal">Whether a token attends only to itself and those before it (section 3.2.3).</param>
    /// <param name="projBias">Whether the projection of the heads has a bias.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, the width does not divide, or the probability is none.</exception>
    public MultiHeadAttention(
        long dim,
        long heads,
        bool qkvBias = true,
        double attentionDropout = 0,
        bool causal = false,
        bool projBias = true,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(MultiHeadAttention))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        if (dim % heads != 0)
            throw new ArgumentException($"dim {dim} does not divide into {heads} heads.", nameof(heads));
        _heads = heads;
        _attentionDropout = Rate.Check(attentionDropout);
        _causal = causal;
        qkv = Weights.Linear(dim, 3 * dim, qkvBias, device, dtype);
        proj = Weights.Linear(dim, dim, projBias, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b n dim</c> → <c>b n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var attended = Attend(input);
        return proj.call(attended);
    }

    /// <inheritdoc/>
    public void Begin(long longest)
    {
        if (!_causal)
            throw new InvalidOperationException("An attention that is not causal sees tokens that are yet to come: it cannot continue texts.");
        End();
        _past = new KeyValueCache(longest);
    }

    /// <inheritdoc/>
    public void End()
    {
        _past?.Dispose();
        _past = null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            End();
        base.Dispose(disposing);
    }

    /// <summary>softmax(q·kᵀ / √(dim/heads))·v of each head, the heads side by side again: <c>b n dim</c>.</summary>
    private Tensor Attend(Tensor input)
    {
        using var scope = NewDisposeScope();
        var parts = qkv.call(input).unflatten(2, 3, _heads, -1).permute(2, 0, 3, 1, 4).unbind(0); // q, k, v: b heads n dim/heads
        var perHead = _past is null ? All(parts) : GoOn(parts, _past);
        return perHead.transpose(1, 2).flatten(2, 3).MoveToOuterDisposeScope();
    }

    private Tensor All(Tensor[] parts)
    {
        var dropout = training ? _attentionDropout : 0;
        return functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], null, dropout, _causal);
    }

    /// <summary>The tokens behind those of the last call attend to all so far.</summary>
    private static Tensor GoOn(Tensor[] parts, KeyValueCache past)
    {
        var (keys, values) = past.Append(parts[1], parts[2]);
        return functional.scaled_dot_product_attention(parts[0], keys, values, past.Seen(parts[0].size(2), keys.device));
    }
}
