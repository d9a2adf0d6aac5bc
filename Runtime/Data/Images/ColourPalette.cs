using System;
using static TorchSharp.torch;

namespace ModelDsl.Data;

/// <summary>
/// A few colours that stand for all: each pixel becomes the number of the nearest one, so that an image is a text (image GPT, Chen et al. 2020,
/// section 3.2: 512 colours, found by k-means over the pixels of ImageNet).
/// </summary>
public sealed class ColourPalette : IDisposable
{
    private const int PiecePixels = 8192;

    private readonly Tensor _colours;

    /// <summary>A palette of given colours.</summary>
    /// <param name="colours"><c>colours channels</c>, in the range of the images; it is copied.</param>
    /// <exception cref="ArgumentException">There are none, or it is no list of colours.</exception>
    public ColourPalette(Tensor colours)
    {
        ArgumentNullException.ThrowIfNull(colours);
        if (colours.dim() != 2 || colours.numel() == 0)
            throw new ArgumentException($"A palette is [colours, channels]; given was [{string.Join(", ", colours.shape)}].", nameof(colours));
        _colours = colours.detach().to(float32, copy: true).DetachFromDisposeScope();
    }

    /// <summary>How many colours there are.</summary>
    public long Count => _colours.size(0);

    /// <summary>The colours: <c>colours channels</c>.</summary>
    public Tensor Colours => _colours.alias();

    /// <summary>Finds the colours that stand best for those of images: k-means, started far apart (k-means++, Arthur and Vassilvitskii 2007).</summary>
    /// <param name="images"><c>b channels h w</c></param>
    /// <param name="count">How many colours.</param>
    /// <param name="rounds">How often they are moved to the middle of their pixels, at most.</param>
    /// <param name="seed">The same seed finds the same colours of the same images.</param>
    /// <exception cref="ArgumentException">There are no images, or fewer pixels than colours.</exception>
    public static ColourPalette Fit(Tensor images, int count, int rounds = 20, ulong seed = 0)
    {
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        var pixels = Pixels(images).to(float32);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (pixels.size(0) < count)
            throw new ArgumentException($"{pixels.size(0)} pixels do not fall into {count} colours.", nameof(count));
        return new ColourPalette(KMeans.Fit(pixels, count, rounds, seed, Nearest));
    }

    /// <summary>The number of the nearest colour of each pixel, row by row: <c>b channels h w</c> → <c>b h·w</c>, 64-bit integers.</summary>
    /// <param name="images">Images in the range of the palette.</param>
    /// <exception cref="ArgumentException">They have other channels than the palette.</exception>
    public Tensor Quantize(Tensor images)
    {
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        var pixels = Pixels(images);
        if (pixels.size(1) != _colours.size(1))
            throw new ArgumentException($"The colours have {_colours.size(1)} channels, and the images {pixels.size(1)}.", nameof(images));
        return Nearest(pixels.to(float32), _colours.to(images.device)).Number.reshape(images.size(0), -1).MoveToOuterDisposeScope();
    }

    /// <summary>The images that numbers stand for: <c>b h·w</c> → <c>b channels h w</c>.</summary>
    /// <param name="numbers">Numbers of colours, row by row.</param>
    /// <param name="h">Height of an image.</param>
    /// <param name="w">Width of an image.</param>
    /// <exception cref="ArgumentException">There are not as many as pixels, or one is no colour.</exception>
    public Tensor Paint(Tensor numbers, long h, long w)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        if (numbers.dim() != 2 || numbers.size(1) != h * w)
            throw new ArgumentException($"{h}×{w} pixels are [b, {h * w}] numbers; given was [{string.Join(", ", numbers.shape)}].", nameof(numbers));
        if (numbers.numel() > 0 && (numbers.min().item<long>() < 0 || numbers.max().item<long>() >= Count))
            throw new ArgumentException($"Colours are 0 to {Count - 1}; one that is written is none of them.", nameof(numbers));
        var pixels = _colours.to(numbers.device).index_select(0, numbers.flatten());
        return pixels.reshape(numbers.size(0), h, w, -1).permute(0, 3, 1, 2).contiguous().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _colours.Dispose();

    /// <summary><c>pixels channels</c>, row by row of each image.</summary>
    private static Tensor Pixels(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() != 4 || images.numel() == 0)
            throw new ArgumentException($"Images are [b, channels, h, w]; given was [{string.Join(", ", images.shape)}].", nameof(images));
        return images.detach().permute(0, 2, 3, 1).reshape(-1, images.size(1));
    }

    /// <summary>For each pixel the nearest colour, and the square of how far it is.</summary>
    private static (Tensor Number, Tensor Distance) Nearest(Tensor pixels, Tensor colours)
    {
        using var scope = NewDisposeScope();
        var pieces = Math.Max(1, (pixels.size(0) + PiecePixels - 1) / PiecePixels);
        var (numbers, distances) = (new Tensor[pieces], new Tensor[pieces]);
        for (long i = 0; i < pieces; i++)
        {
            using var piece = NewDisposeScope();
            var (start, length) = (i * PiecePixels, Math.Min(PiecePixels, pixels.size(0) - i * PiecePixels));
            var far = (pixels.narrow(0, start, length).unsqueeze(1) - colours).square().sum(-1); // pixels colours
            var (distance, number) = far.min(1);
            (numbers[i], distances[i]) = (number.MoveToOuterDisposeScope(), distance.MoveToOuterDisposeScope());
        }

        return (cat(numbers).MoveToOuterDisposeScope(), cat(distances).MoveToOuterDisposeScope());
    }
}
