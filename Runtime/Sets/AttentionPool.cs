using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Makes a few vectors of a set by attention from as many learnt seeds (PMA, arXiv 1810.00825, section 3.2).</summary>
/// <param name="seeds">Number of vectors.</param>
[Kind(typeof(AttentionPool))]
public sealed class AttentionPoolAttribute(int seeds) : LayerAttribute
{
    /// <summary>Number of vectors that come out.</summary>
    public int Seeds { get; } = seeds;

    /// <summary>Number of heads.</summary>
    public int Heads { get; set; }

    /// <summary>Whether a layer norm stands after each sum. Default: no, as in the authors' code.</summary>
    public bool LayerNorm { get; set; }
}

/// <summary>
/// PMA: learnt seeds attend to the set; what they find stands in its place (Set Transformer, arXiv 1810.00825, section 3.2, equation 11; as in
/// the authors' code without the row-wise layer in front). State: <c>seed_vectors</c> [1, seeds, dim], <c>mab.*</c>.
/// </summary>
[Takes("b n dim"), Gives("b seeds dim")]
[Requires("seeds >= 1", "a set is pooled into at least one vector, not {seeds}")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Costs("table(seeds, dim) + linear(dim, dim, seeds) + 2*linear(dim, dim, n) + attention(seeds, n, dim) + linear(dim, dim, seeds) + (layerNorm ? 2*norm(dim) : 0)")]
public sealed class AttentionPool : Module<Tensor, Tensor>
{
    private readonly Parameter seed_vectors;
    private readonly MultiheadAttentionBlock mab;

    /// <summary>Makes the layers as PyTorch, and the seeds as Glorot and Bengio, start them.</summary>
    /// <param name="dim">Width of an element.</param>
    /// <param name="heads">Number of heads; it divides the width.</param>
    /// <param name="seeds">Number of vectors that come out.</param>
    /// <param name="layerNorm">Whether a layer norm stands after each sum.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A width or number is not positive, or does not divide.</exception>
    public AttentionPool(
        long dim,
        long heads,
        long seeds,
        bool layerNorm = false,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(AttentionPool))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        seed_vectors = Weights.Parameter(empty(1, seeds, dim, dtype, device));
        init.xavier_uniform_(seed_vectors);
        mab = new MultiheadAttentionBlock(dim, dim, dim, heads, layerNorm, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b n dim</c> → <c>b seeds dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var seeds = seed_vectors.expand(input.size(0), -1, -1);
        return mab.call(seeds, input);
    }
}
