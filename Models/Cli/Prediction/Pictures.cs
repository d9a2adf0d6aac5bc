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
        var planes = new byte[data.Size.Pixels];
        data.Read(index, planes);
        return RasterImage.FromPlanes(planes, data.Size);
    }

    public override int Label(int index) => 0;

    public override void Read(int index, Span<byte> pixels) => ImageResize.Fit(images[index], size).CopyPlanes(pixels);
}
