using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Lets the elements of a set attend to a few learnt points that have attended to them (ISAB, arXiv 1810.00825, section 3.1).</summary>
/// <param name="inducing">Number of those points.</param>
[Kind(typeof(InducedSetAttentionBlock))]
public sealed class InducedSetAttentionAttribute(int inducing) : LayerAttribute
{
    /// <summary>Number of inducing points.</summary>
    public int Inducing { get; } = inducing;

    /// <summary>Width of what comes out. Default: that of what arrives.</summary>
    public int Dim { get; set; }

    /// <summary>Number of heads.</summary>
    public int Heads { get; set; }

    /// <summary>Whether a layer norm stands after each sum. Default: no, as in the authors' code.</summary>
    public bool LayerNorm { get; set; }
}

/// <summary>
/// ISAB: <c>m</c> learnt points attend to the set, and the set to them, at a cost of n·m instead of n² (Set Transformer, arXiv 1810.00825,
/// section 3.1, equations 9 and 10). State: <c>inducing_points</c> [1, m, dim], <c>mab0.*</c>, <c>mab1.*</c>.
/// </summary>
[Takes("b n width"), Gives("b n dim")]
[Requires("inducing >= 1", "a set attends to at least one inducing point, not {inducing}")]
[Requires("dim >= 1", "an element has at least one channel, not {dim}")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Costs(
    "table(inducing, dim) + linear(dim, dim, inducing) + 2*linear(width, dim, n) + attention(inducing, n, dim) + linear(dim, dim, inducing)"
        + " + linear(width, dim, n) + 2*linear(dim, dim, inducing) + attention(n, inducing, dim) + linear(dim, dim, n) + (layerNorm ? 4*norm(dim) : 0)"
)]
public sealed class InducedSetAttentionBlock : Module<Tensor, Tensor>
{
    private readonly Parameter inducing_points;
    private readonly MultiheadAttentionBlock mab0;
    private readonly MultiheadAttentionBlock mab1;

    /// <summary>Makes the layers as PyTorch, and the points as Glorot and Bengio, start them.</summary>
    /// <param name="width">Width of an element that arrives.</param>
    /// <param name="dim">Width of an element that comes out.</param>
    /// <param name="heads">Number of heads; it divides <paramref name="dim"/>.</param>
    /// <param name="inducing">Number of inducing points.</param>
    /// <param name="layerNorm">Whether a layer norm stands after each sum.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A width or number is not positive, or does not divide.</exception>
    public InducedSetAttentionBlock(
        long width,
        long dim,
        long heads,
        long inducing,
        bool layerNorm = false,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(InducedSetAttentionBlock))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inducing, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        inducing_points = Weights.Parameter(empty(1, inducing, dim, dtype, device));
        init.xavier_uniform_(inducing_points);
        mab0 = new MultiheadAttentionBlock(dim, width, dim, heads, layerNorm, device, dtype);
        mab1 = new MultiheadAttentionBlock(width, dim, dim, heads, layerNorm, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b n width</c> → <c>b n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var points = inducing_points.expand(input.size(0), -1, -1); // b m dim
        using var summary = mab0.call(points, input);
        return mab1.call(input, summary);
    }
}
