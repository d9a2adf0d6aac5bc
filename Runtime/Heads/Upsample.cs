using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Enlarges a map, mostly scores of classes to the size of the image.</summary>
/// <param name="factor">How many times as high and as wide.</param>
[Kind(typeof(Upsample))]
public sealed class UpsampleAttribute(int factor) : LayerAttribute
{
    /// <summary>How many times as high and as wide.</summary>
    public int Factor { get; } = factor;

    /// <summary>Height afterwards, where it is not the factor's: of an image that patches do not tile.</summary>
    public int Height { get; set; }

    /// <summary>Width afterwards, where it is not the factor's.</summary>
    public int Width { get; set; }

    /// <summary>Whether corners meet. Default: no.</summary>
    public bool AlignCorners { get; set; }
}

/// <summary>Bilinear interpolation to a size. No state.</summary>
[Takes("b channels h w"), Gives("b channels h=rows w=columns")]
[Let("rows", "height == null ? factor*h : height"), Let("columns", "width == null ? factor*w : width")]
[Requires("factor >= 1", "a map is enlarged 1 time or more, not {factor}")]
[Requires("rows >= 1 && columns >= 1", "there is no map of {rows}×{columns}")]
public sealed class Upsample : Module<Tensor, Tensor>
{
    private readonly long _h;
    private readonly long _w;
    private readonly bool _alignCorners;

    /// <summary>Keeps the size.</summary>
    /// <param name="h">Height of what arrives.</param>
    /// <param name="w">Width of what arrives.</param>
    /// <param name="factor">How many times as high and as wide.</param>
    /// <param name="height">Height afterwards, where it is not the factor's.</param>
    /// <param name="width">Width afterwards, where it is not the factor's.</param>
    /// <param name="alignCorners">Whether corners meet.</param>
    /// <exception cref="ArgumentException">A size or the factor is not positive.</exception>
    public Upsample(long h, long w, long factor, long? height = null, long? width = null, bool alignCorners = false)
        : base(nameof(Upsample))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        (_h, _w, _alignCorners) = (height ?? factor * h, width ?? factor * w, alignCorners);
        ArgumentOutOfRangeException.ThrowIfLessThan(_h, 1, nameof(height));
        ArgumentOutOfRangeException.ThrowIfLessThan(_w, 1, nameof(width));
    }

    /// <summary><c>b channels h w</c> → <c>b channels height width</c>.</summary>
    /// <inheritdoc cref="Module{T,TResult}.forward"/>
    public override Tensor forward(Tensor input)
    {
        var resized = Maps.Resize(input, _h, _w, _alignCorners);
        return ReferenceEquals(resized, input) ? input.alias() : resized;
    }
}
