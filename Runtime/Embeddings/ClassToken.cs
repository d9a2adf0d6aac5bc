using System;
using ModelDsl.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Puts a learnt token before all others; the head reads the image's class from it (ViT, arXiv 2010.11929, section 3.1).</summary>
[Kind(typeof(ClassToken))]
public sealed class ClassTokenAttribute : LayerAttribute;

/// <summary>
/// One learnt token before all others (BERT's [class] token; ViT, arXiv 2010.11929, section 3.1). State: <c>weight</c> [1, 1, dim].
/// </summary>
[Takes("b prefix+n dim"), Gives("b 1+prefix+n dim")]
[Costs("table(1, dim)")]
[NoWeightDecay]
public sealed class ClassToken : Module<Tensor, Tensor>
{
    private readonly Parameter weight;

    /// <summary>Makes the token, normal with a deviation of 1e-6, as timm.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">The width is not positive.</exception>
    public ClassToken(long dim, Device? device = null, ScalarType? dtype = null)
        : base(nameof(ClassToken))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        weight = Weights.Parameter(empty(1, 1, dim, dtype, device));
        init.normal_(weight, 0, 1e-6);
        RegisterComponents();
    }

    /// <summary><c>b n dim</c> → <c>b 1+n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var token = weight.expand(input.size(0), -1, -1);
        return cat([token, input], dim: 1);
    }
}
