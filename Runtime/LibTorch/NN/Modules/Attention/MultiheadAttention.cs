using System;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Multi-head attention (arXiv 1706.03762). Sequence first: query <c>n b dim</c>, key <c>m b kdim</c>, value <c>m b vdim</c>.
/// </summary>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    [ComponentName(Name = "out_proj")]
    private readonly Linear _outProjection;

    private readonly long _dim;
    private readonly long _heads;
    private readonly double _dropout;
    private readonly bool _addZeroAttention;

    internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long kdim,
        long vdim) : base(nameof(MultiheadAttention))
    {
        if (num_heads < 1 || embedded_dim % num_heads != 0)
            throw new ArgumentException($"{embedded_dim} dimensions do not divide into {num_heads} heads.", nameof(num_heads));
        _dim = embedded_dim;
        _heads = num_heads;
        _dropout = dropout;
        _addZeroAttention = add_zero_attn;

        if (kdim == embedded_dim && vdim == embedded_dim)
        {
            Register("in_proj_weight", empty(3 * embedded_dim, embedded_dim));
        }
        else
        {
            Register("q_proj_weight", empty(embedded_dim, embedded_dim));
            Register("k_proj_weight", empty(embedded_dim, kdim));
            Register("v_proj_weight", empty(embedded_dim, vdim));
        }
        if (bias)
            Register("in_proj_bias", zeros(3 * embedded_dim));
        if (add_bias_kv)
        {
            Register("bias_k", empty(1, 1, embedded_dim));
            Register("bias_v", empty(1, 1, embedded_dim));
        }

        // PyTorch draws the random numbers in this order: the output projection comes first.
        _outProjection = nn.Linear(embedded_dim, embedded_dim, bias);
        if (bias)
            nn.init.zeros_(_outProjection.bias!);
        foreach (var name in (string[])["in_proj_weight", "q_proj_weight", "k_proj_weight", "v_proj_weight"])
        {
            if (get_parameter(name) is { } weight)
                nn.init.xavier_uniform_(weight);
        }
        foreach (var name in (string[])["bias_k", "bias_v"])
        {
            if (get_parameter(name) is { } extra)
                nn.init.xavier_normal_(extra);
        }
        RegisterComponents();
    }

    /// <param name="key_padding_mask"><c>b m</c>, true (or added −∞) where a key is to be left out.</param>
    /// <param name="attn_mask"><c>n m</c> or <c>b·heads n m</c>, true where a query does not attend, or added to the scores.</param>
    /// <returns>The result <c>n b dim</c> and, where asked for, the weights <c>b n m</c>, the mean over the heads.</returns>
    public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true,
        Tensor? attn_mask = null) =>
        base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights,
        Tensor? attn_mask)
    {
        if (query.ndim != 3 || key.ndim != 3 || value.ndim != 3 || query.size(2) != _dim)
            throw new ArgumentException(
                $"MultiheadAttention takes n b {_dim} and two of m b dim, not [{string.Join(", ", query.shape)}] and [{string.Join(", ", key.shape)}].",
                nameof(query));

        using var scope = NewDisposeScope();
        var (n, b) = (query.size(0), query.size(1));
        var (q, k, v) = Project(query, key, value);
        var extraKeys = 0L;
        if (get_parameter("bias_k") is { } biasK)
        {
            k = cat([k, biasK.repeat(1, b, 1)]);
            v = cat([v, get_parameter("bias_v")!.repeat(1, b, 1)]);
            extraKeys++;
        }

        q = Heads(q, b);
        k = Heads(k, b);
        v = Heads(v, b);
        if (_addZeroAttention)
        {
            k = cat([k, k.new_zeros(b * _heads, 1, _dim / _heads)], 1);
            v = cat([v, v.new_zeros(b * _heads, 1, _dim / _heads)], 1);
            extraKeys++;
        }

        var scores = (q / Math.Sqrt(_dim / _heads)).bmm(k.transpose(-2, -1));
        if (AttentionMask.Merge(attn_mask, key_padding_mask, _heads, extraKeys, scores.dtype) is { } mask)
            scores += mask;
        var weights = scores.softmax(-1);
        if (_dropout > 0)
            weights = nn.functional.dropout(weights, _dropout, training);

        var result = _outProjection.call(weights.bmm(v).transpose(0, 1).reshape(n, b, _dim)).MoveToOuterDisposeScope();
        var mean = need_weights ? weights.view(b, _heads, n, -1).mean([1]).MoveToOuterDisposeScope() : None();
        return Tuple.Create(result, mean);
    }

    private (Tensor q, Tensor k, Tensor v) Project(Tensor query, Tensor key, Tensor value)
    {
        var biases = get_parameter("in_proj_bias")?.chunk(3) ?? new Tensor?[3];
        if (get_parameter("in_proj_weight") is not { } packed)
        {
            return (nn.functional.linear(query, get_parameter("q_proj_weight")!, biases[0]),
                nn.functional.linear(key, get_parameter("k_proj_weight")!, biases[1]),
                nn.functional.linear(value, get_parameter("v_proj_weight")!, biases[2]));
        }
        if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            var all = nn.functional.linear(query, packed, get_parameter("in_proj_bias")).chunk(3, -1);
            return (all[0], all[1], all[2]);
        }
        var weights = packed.chunk(3);
        return (nn.functional.linear(query, weights[0], biases[0]),
            nn.functional.linear(key, weights[1], biases[1]),
            nn.functional.linear(value, weights[2], biases[2]));
    }

    // n b dim → b·heads n dim/heads
    private Tensor Heads(Tensor x, long b) => x.contiguous().view(-1, b * _heads, _dim / _heads).transpose(0, 1);

    // TorchSharp hands out a tensor without content where there are no weights.
    private static Tensor None()
    {
        var none = empty(0).DetachFromDisposeScope();
        none.Dispose();
        return none;
    }

    private void Register(string name, Tensor values) => register_parameter(name, (Parameter)new Parameter(values).DetachFromDisposeScope());
}
