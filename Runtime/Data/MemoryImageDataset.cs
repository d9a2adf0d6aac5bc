using System;
using System.Collections.Generic;

namespace ModelDsl.Data;

/// <summary>Images that all fit in memory, as bytes.</summary>
public sealed class MemoryImageDataset : ImageDataset
{
    private readonly byte[] _pixels;
    private readonly byte[] _labels;

    /// <summary>Wraps images and labels.</summary>
    /// <param name="name">What to call the data set.</param>
    /// <param name="size">Size of each image.</param>
    /// <param name="pixels">All images, one after the other.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="classes">The name of each class.</param>
    /// <param name="normalization">How pixels become the input of a model.</param>
    /// <exception cref="DatasetException">Counts do not fit each other, or a label names no class.</exception>
    public MemoryImageDataset(
        string name,
        ImageSize size,
        byte[] pixels,
        byte[] labels,
        IReadOnlyList<string> classes,
        Normalization normalization
    )
    {
        if (pixels.Length != (long)labels.Length * size.Pixels)
            throw new DatasetException($"{name}: {labels.Length} labels, but {pixels.Length / (double)size.Pixels:0.##} images of {size}.");
        var wrong = Array.FindIndex(labels, label => label >= classes.Count);
        if (wrong >= 0)
            throw new DatasetException($"{name}: image {wrong} has label {labels[wrong]}; there are {classes.Count} classes.");
        (Name, Size, Classes, Normalization, _pixels, _labels) = (name, size, classes, normalization, pixels, labels);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override int Count => _labels.Length;

    /// <inheritdoc/>
    public override ImageSize Size { get; }

    /// <inheritdoc/>
    public override Normalization Normalization { get; }

    /// <inheritdoc/>
    public override int Label(int index) => _labels[index];

    /// <inheritdoc/>
    public override void Read(int index, Span<byte> pixels) => _pixels.AsSpan(index * Size.Pixels, Size.Pixels).CopyTo(pixels);
}
