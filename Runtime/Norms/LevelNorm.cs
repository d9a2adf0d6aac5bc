using System;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>A layer norm for the map of each stage, as Swin has for dense prediction (arXiv 2103.14030, the authors' detection and segmentation code).</summary>
[Kind(typeof(LevelNorm))]
public sealed class LevelNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance. Default: 1e-5.</summary>
    public double Eps { get; set; }
}

/// <summary>A <see cref="LayerNorm"/> over the channels of each map. State: <c>norms.0.weight</c>, <c>norms.0.bias</c>, …</summary>
[Takes("b channels[] h[] w[]"), Gives("b channels[] h[] w[]")]
[Costs("sum(norm(channels))")]
public sealed class LevelNorm : Module<Tensor[], Tensor[]>
{
    private readonly ModuleList<LayerNorm> norms;

    /// <summary>Makes the norms with scale 1 and shift 0.</summary>
    /// <param name="channels">Channels of each map.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">There is no map, or a width is not positive.</exception>
    public LevelNorm(long[] channels, double eps = 1e-5, Device? device = null, ScalarType? dtype = null)
        : base(nameof(LevelNorm))
    {
        Maps.Check(channels, nameof(channels));
        norms = new ModuleList<LayerNorm>([.. channels.Select(width => new LayerNorm(width, eps, device, dtype))]);
        RegisterComponents();
    }

    /// <summary>Maps <c>b channels h w</c> → maps of the same sizes, views whose channels are last in memory.</summary>
    /// <inheritdoc cref="Module{T,TResult}.forward"/>
    /// <exception cref="ArgumentException">The maps are more or fewer than declared.</exception>
    public override Tensor[] forward(Tensor[] input)
    {
        Maps.Check(input, norms.Count, nameof(LevelNorm));
        using var scope = NewDisposeScope();
        return [.. input.Select((map, i) => norms[i].call(map.permute(0, 2, 3, 1)).permute(0, 3, 1, 2).MoveToOuterDisposeScope())];
    }
}
