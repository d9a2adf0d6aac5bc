using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Each token over the root of its mean square, with a learnt scale; nothing is shifted (arXiv 1910.07467, equation 4). Image GPT's layer norm
/// is this one. State: <c>weight</c> [dim].
/// </summary>
[Takes("b ... dim"), Gives("b ... dim")]
[Costs("table(1, dim)")]
public sealed class RmsNorm : Module<Tensor, Tensor>
{
    private readonly double _eps;
    private readonly Parameter weight;

    /// <summary>Makes the norm with scale 1.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="eps">Added to the mean square.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">The width is not positive.</exception>
    public RmsNorm(long dim, double eps = 1e-5, Device? device = null, ScalarType? dtype = null)
        : base(nameof(RmsNorm))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        _eps = eps;
        weight = Weights.Parameter(ones(dim, dtype, device));
        RegisterComponents();
    }

    /// <summary>Any shape that ends in <c>dim</c> → the same shape.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var scale = (input.square().mean([-1], keepdim: true) + _eps).rsqrt();
        return (input * scale * weight).MoveToOuterDisposeScope();
    }
}
