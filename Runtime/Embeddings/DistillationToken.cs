using System;
using ModelDsl.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Puts a learnt token behind the class token; the head reads from it what a teacher would say (DeiT, arXiv 2012.12877, section 4).
/// </summary>
[Kind(typeof(DistillationToken))]
public sealed class DistillationTokenAttribute : LayerAttribute;

/// <summary>
/// One learnt token behind the prefix tokens and before all others (DeiT, arXiv 2012.12877, section 4, figure 2). State: <c>weight</c>
/// [1, 1, dim].
/// </summary>
[Takes("b prefix+n dim"), Gives("b prefix+1+n dim")]
[Costs("table(1, dim)")]
[NoWeightDecay]
public sealed class DistillationToken : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly long _prefix;

    /// <summary>Makes the token, truncated normal with a deviation of 0.02, as the reference.</summary>
    /// <param name="prefix">Number of prefix tokens that it stands behind.</param>
    /// <param name="dim">Width of a token.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">The width is not positive, or the number negative.</exception>
    public DistillationToken(long prefix, long dim, Device? device = null, ScalarType? dtype = null)
        : base(nameof(DistillationToken))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        _prefix = prefix;
        weight = Weights.Parameter(empty(1, 1, dim, dtype, device));
        TruncatedNormal.Fill(weight, std: 0.02);
        RegisterComponents();
    }

    /// <summary><c>b prefix+n dim</c> → <c>b prefix+1+n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var token = weight.expand(input.size(0), -1, -1);
        using var before = input.narrow(1, 0, _prefix);
        using var behind = input.narrow(1, _prefix, input.size(1) - _prefix);
        return cat([before, token, behind], dim: 1);
    }
}
