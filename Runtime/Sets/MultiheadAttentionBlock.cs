using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// MAB: one set attends to another, then a linear layer with ReLU, each added to what it started from (Set Transformer, arXiv 1810.00825,
/// equations 6 and 7). As in its authors' code the projected queries, not the elements, are what attention is added to, and the scores are
/// divided by √dim of all heads together. State: <c>fc_q.*</c>, <c>fc_k.*</c>, <c>fc_v.*</c>, <c>fc_o.*</c>; <c>ln0.*</c>, <c>ln1.*</c> where
/// there are norms.
/// </summary>
internal sealed class MultiheadAttentionBlock : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear fc_q;
    private readonly Linear fc_k;
    private readonly Linear fc_v;
    private readonly Linear fc_o;
    private readonly LayerNorm? ln0;
    private readonly LayerNorm? ln1;
    private readonly long _heads;

    /// <summary>Makes the layers as PyTorch starts them.</summary>
    /// <param name="queries">Width of the elements that attend.</param>
    /// <param name="keys">Width of the elements that they attend to.</param>
    /// <param name="dim">Width of what comes out.</param>
    /// <param name="heads">Number of heads; it divides <paramref name="dim"/>.</param>
    /// <param name="layerNorm">Whether a layer norm stands after each sum.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A width is not positive, or does not divide.</exception>
    public MultiheadAttentionBlock(
        long queries,
        long keys,
        long dim,
        long heads,
        bool layerNorm,
        Device? device,
        ScalarType? dtype
    )
        : base(nameof(MultiheadAttentionBlock))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(queries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(keys, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        if (dim % heads != 0)
            throw new ArgumentException($"dim {dim} does not divide into {heads} heads.", nameof(heads));
        _heads = heads;
        fc_q = Linear(queries, dim, device: device, dtype: dtype);
        fc_k = Linear(keys, dim, device: device, dtype: dtype);
        fc_v = Linear(keys, dim, device: device, dtype: dtype);
        fc_o = Linear(dim, dim, device: device, dtype: dtype);
        ln0 = layerNorm ? new LayerNorm(dim, device: device, dtype: dtype) : null;
        ln1 = layerNorm ? new LayerNorm(dim, device: device, dtype: dtype) : null;
        RegisterComponents();
    }

    /// <summary><c>b n queries</c> and <c>b m keys</c> → <c>b n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input, Tensor attended)
    {
        using var scope = NewDisposeScope();
        var query = fc_q.call(input);
        // The kernel divides by the root of a head's width.
        var perHead = functional.scaled_dot_product_attention(
            Heads(query / Math.Sqrt(_heads)),
            Heads(fc_k.call(attended)),
            Heads(fc_v.call(attended))
        );
        var mixed = Normed(ln0, query + perHead.transpose(1, 2).flatten(2, 3));
        return Normed(ln1, mixed + fc_o.call(mixed).relu()).MoveToOuterDisposeScope();
    }

    private static Tensor Normed(LayerNorm? norm, Tensor elements) => norm is null ? elements : norm.call(elements);

    private Tensor Heads(Tensor elements) => elements.unflatten(2, _heads, -1).transpose(1, 2); // b heads n dim/heads
}
