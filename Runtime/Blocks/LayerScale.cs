using System;
using ModelDsl.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// A learnt factor for each channel of a residual branch, which starts small so that a deep model starts as nearly nothing but its skips (CaiT,
/// arXiv 2103.17239, section 2, equation 4). State, as timm's: <c>gamma</c> [dim].
/// </summary>
[NoWeightDecay]
public sealed class LayerScale : Module<Tensor, Tensor>
{
    private readonly Parameter gamma;

    /// <summary>Makes the factors, all equal.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="initial">The factor at first: 0.1 to 1e-6, the smaller the deeper.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">The width is not positive, or the factor is not from 0 to 1.</exception>
    public LayerScale(long dim, double initial = 1e-5, Device? device = null, ScalarType? dtype = null)
        : base(nameof(LayerScale))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        if (initial is not (>= 0 and <= 1000))
            throw new ArgumentOutOfRangeException(nameof(initial), initial, "A factor is at first a number from 0 to 1000.");
        gamma = Weights.Parameter(full(dim, initial, dtype, device));
        RegisterComponents();
    }

    /// <summary>Any shape that ends in <c>dim</c> → the same shape.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => input * gamma;
}
