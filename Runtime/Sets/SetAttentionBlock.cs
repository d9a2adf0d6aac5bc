using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Lets the elements of a set attend to each other (SAB, arXiv 1810.00825, section 3.1).</summary>
[Kind(typeof(SetAttentionBlock))]
public sealed class SetAttentionAttribute : LayerAttribute
{
    /// <summary>Width of what comes out. Default: that of what arrives.</summary>
    public int Dim { get; set; }

    /// <summary>Number of heads.</summary>
    public int Heads { get; set; }

    /// <summary>Whether a layer norm stands after each sum. Default: no, as in the authors' code.</summary>
    public bool LayerNorm { get; set; }
}

/// <summary>
/// SAB: every element of a set attends to every other, without regard to order (Set Transformer, arXiv 1810.00825, section 3.1, equation 8).
/// State: <c>mab.*</c>.
/// </summary>
[Takes("b n width"), Gives("b n dim")]
[Requires("dim >= 1", "an element has at least one channel, not {dim}")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Costs("linear(width, dim, n) + 2*linear(width, dim, n) + attention(n, n, dim) + linear(dim, dim, n) + (layerNorm ? 2*norm(dim) : 0)")]
public sealed class SetAttentionBlock : Module<Tensor, Tensor>
{
    private readonly MultiheadAttentionBlock mab;

    /// <summary>Makes the layers as PyTorch starts them.</summary>
    /// <param name="width">Width of an element that arrives.</param>
    /// <param name="dim">Width of an element that comes out.</param>
    /// <param name="heads">Number of heads; it divides <paramref name="dim"/>.</param>
    /// <param name="layerNorm">Whether a layer norm stands after each sum.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="System.ArgumentException">A width is not positive, or does not divide.</exception>
    public SetAttentionBlock(
        long width,
        long dim,
        long heads,
        bool layerNorm = false,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(SetAttentionBlock))
    {
        mab = new MultiheadAttentionBlock(width, width, dim, heads, layerNorm, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b n width</c> → <c>b n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => mab.call(input, input);
}
