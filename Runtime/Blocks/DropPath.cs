using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Stochastic depth (arXiv 1603.09382): while training, a residual branch is left out for some samples of the batch and the others'
/// is enlarged so that the mean stays. The draws are those of timm's <c>DropPath</c> from the same seed.
/// </summary>
public sealed class DropPath : Module<Tensor, Tensor>
{
    private readonly double _rate;

    /// <summary>Makes the layer; it has no state.</summary>
    /// <param name="rate">Probability that a sample's branch is left out.</param>
    /// <exception cref="ArgumentException">The probability is negative or not below 1.</exception>
    public DropPath(double rate)
        : base(nameof(DropPath))
    {
        _rate = Rate.Check(rate);
        RegisterComponents();
    }

    /// <summary><c>b …</c> → <c>b …</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        if (!training || _rate == 0)
            return input.alias();
        var shape = new long[input.dim()];
        Array.Fill(shape, 1);
        shape[0] = input.size(0);
        using var kept = empty(shape, input.dtype, input.device);
        using (no_grad())
        using (NewDisposeScope())
            kept.bernoulli_(1 - _rate).div_(1 - _rate);
        return input * kept;
    }
}
