using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Layer normalisation over the channels of each token, with learnt scale and shift (arXiv 1607.06450, equation 4).
/// State: <c>weight</c> [dim], <c>bias</c> [dim].
/// </summary>
/// <remarks>The default epsilon is PyTorch's; published vision transformers have 1e-6 (<c>NormEps = 1e-6</c>).</remarks>
[Takes("b ... dim"), Gives("b ... dim")]
[Costs("norm(dim)")]
public sealed class LayerNorm : Module<Tensor, Tensor>
{
    private readonly long[] _shape;
    private readonly double _eps;
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>Makes the norm with scale 1 and shift 0.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">The width is not positive.</exception>
    public LayerNorm(long dim, double eps = 1e-5, Device? device = null, ScalarType? dtype = null)
        : base(nameof(LayerNorm))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        _shape = [dim];
        _eps = eps;
        weight = Weights.Parameter(ones(dim, dtype, device));
        bias = Weights.Parameter(zeros(dim, dtype, device));
        RegisterComponents();
    }

    /// <summary>Any shape that ends in <c>dim</c> → the same shape.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => functional.layer_norm(input, _shape, weight, bias, _eps);
}
