using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// The map beside means of it over coarser and coarser grids, mixed by a 3×3 convolution (PSPNet, arXiv 1612.01105, section 3.2). State:
/// <c>pools.0.*</c>, …, <c>bottleneck.*</c>, each a convolution with batch norm.
/// </summary>
internal sealed class PyramidPooling : Module<Tensor, Tensor>
{
    private readonly ModuleList<ConvNorm> pools;
    private readonly ConvNorm bottleneck;
    private readonly long[] _scales;
    private readonly bool _alignCorners;

    /// <exception cref="ArgumentException">A grid has no place.</exception>
    public PyramidPooling(long dim, long channels, IEnumerable<long> scales, bool alignCorners, Device? device, ScalarType? dtype)
        : base(nameof(PyramidPooling))
    {
        _scales = [.. scales];
        _alignCorners = alignCorners;
        foreach (var scale in _scales)
            ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1, nameof(scales));
        pools = new ModuleList<ConvNorm>([.. _scales.Select(_ => new ConvNorm(dim, channels, 1, device, dtype))]);
        bottleneck = new ConvNorm(dim + _scales.Length * channels, channels, 3, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b dim h w</c> → <c>b channels h w</c>.</summary>
    /// <inheritdoc cref="Module{T,TResult}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var means = _scales.Select((scale, i) => pools[i].call(functional.adaptive_avg_pool2d(input, [scale, scale])));
        var spread = means.Select(mean => Maps.Resize(mean, input.size(2), input.size(3), _alignCorners));
        return bottleneck.call(cat([input, .. spread], dim: 1)).MoveToOuterDisposeScope();
    }
}
