using System;
using System.Collections.Generic;
using ModelDsl.Data;

namespace ModelDsl.Models.Cli.Prediction;

/// <summary>Pictures of any size as the images of one size that a model takes; they have no labels.</summary>
internal sealed class Pictures(
    IReadOnlyList<RasterImage> images,
    ImageSize size,
    IReadOnlyList<string> classes,
    Normalization normalization
) : ImageDataset
{
    public override string Name => "pictures";

    public override IReadOnlyList<string> Classes => classes;

    public override int Count => images.Count;

    public override ImageSize Size => size;

    public override Normalization Normalization => normalization;

    /// <summary>One image of a data set as a picture.</summary>
    public static RasterImage Of(ImageDataset data, int index)
    {
        var (size, planes) = (data.Size, new byte[data.Size.Pixels]);
        data.Read(index, planes);
        var samples = new byte[planes.Length];
        for (var i = 0; i < planes.Length; i++)
            samples[i] = planes[(i % size.Channels * size.Height * size.Width) + (i / size.Channels)];
        return new RasterImage(size.Width, size.Height, size.Channels, samples);
    }

    public override int Label(int index) => 0;

    public override void Read(int index, Span<byte> pixels)
    {
        var image = ImageResize.Fit(images[index], size);
        for (var i = 0; i < pixels.Length; i++)
            pixels[(i % size.Channels * size.Height * size.Width) + (i / size.Channels)] = image.Samples[i];
    }
}
