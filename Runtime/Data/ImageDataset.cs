using System;
using System.Collections.Generic;

namespace ModelDsl.Data;

/// <summary>Labelled images of one size. Reading is thread-safe and an index always gives the same image.</summary>
public abstract class ImageDataset
{
    /// <summary>What to call it in reports: <c>fashion-mnist</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name of each class, by label.</summary>
    public abstract IReadOnlyList<string> Classes { get; }

    /// <summary>Number of images.</summary>
    public abstract int Count { get; }

    /// <summary>Size of each image.</summary>
    public abstract ImageSize Size { get; }

    /// <summary>How pixels become the input of a model.</summary>
    public abstract Normalization Normalization { get; }

    /// <summary>The label of an image: an index into <see cref="Classes"/>.</summary>
    public abstract int Label(int index);

    /// <summary>Reads an image, channel by channel and row by row.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="pixels"><see cref="ImageSize.Pixels"/> bytes to fill.</param>
    public abstract void Read(int index, Span<byte> pixels);
}
