using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Zeroes elements at random while training (arXiv 1207.0580).</summary>
/// <param name="rate">Probability of each.</param>
[Kind(typeof(FeatureDropout))]
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>Probability that an element is zeroed.</summary>
    public double Rate { get; } = rate;
}

/// <summary>Zeroes each element with the same probability while training, and scales the others up by as much (arXiv 1207.0580).</summary>
[Takes("b ... dim"), Gives("b ... dim")]
[Requires("rate >= 0 && rate < 1", "a dropout rate is a probability below 1, not {rate}")]
[Costs("0")]
public sealed class FeatureDropout : Module<Tensor, Tensor>
{
    private readonly double _rate;

    /// <summary>Sets the probability.</summary>
    /// <param name="rate">Probability that an element is zeroed.</param>
    /// <exception cref="ArgumentException">It is negative or not below 1.</exception>
    public FeatureDropout(double rate)
        : base(nameof(FeatureDropout)) => _rate = Rate.Check(rate);

    /// <summary><c>b … dim</c> → the same shape.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => training && _rate > 0 ? functional.dropout(input, _rate, training: true) : input.alias();
}
