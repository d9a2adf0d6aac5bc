using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Data;

/// <summary>The images of another data set as a model of another input size sees them: scaled, grey or colour as it asks.</summary>
/// <param name="data">The data set.</param>
/// <param name="size">The size of its images here.</param>
public sealed class ScaledDataset(ImageDataset data, ImageSize size) : ImageDataset
{
    /// <inheritdoc/>
    public override string Name => data.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes => data.Classes;

    /// <inheritdoc/>
    public override int Count => data.Count;

    /// <inheritdoc/>
    public override ImageSize Size => size;

    /// <summary>That of the data set, each channel its mean where grey has become colour or colour grey.</summary>
    public override Normalization Normalization { get; } =
        size.Channels == data.Size.Channels
            ? data.Normalization
            : new(Repeat(data.Normalization.Mean, size.Channels), Repeat(data.Normalization.Deviation, size.Channels));

    /// <inheritdoc/>
    public override int Label(int index) => data.Label(index);

    /// <inheritdoc/>
    public override void Read(int index, Span<byte> pixels)
    {
        var planes = new byte[data.Size.Pixels];
        data.Read(index, planes);
        var picture = RasterImage.FromPlanes(planes, data.Size);
        ImageResize.Fit(picture, size).CopyPlanes(pixels);
    }

    private static float[] Repeat(IReadOnlyList<float> values, int channels) => [.. Enumerable.Repeat(values.Average(), channels)];
}
