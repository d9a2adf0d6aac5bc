using System;
using ModelDsl.Data;
using ModelDsl.Runtime.Tests.Kinds;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Data.Images;

public sealed class ColourPaletteTests
{
    [Fact]
    public void Each_pixel_becomes_the_number_of_the_nearest_colour_row_by_row()
    {
        using var scope = NewDisposeScope();
        using var palette = new ColourPalette(tensor(new[,] { { -1f, -1f, -1f }, { 1f, -1f, -1f }, { 1f, 1f, 1f } }));
        // Two rows of two pixels: red, black; white, nearly red.
        var image = tensor(new[] { 1f, -1, 1, 0.8f, -1, -1, 1, -0.9f, -1, -1, 1, -1 }, [1, 3, 2, 2]);
        var numbers = palette.Quantize(image);
        numbers.dtype.ShouldBe(int64);
        numbers.shape.ShouldBe([1, 4]);
        numbers.data<long>().ToArray().ShouldBe([1, 0, 2, 1]);
        var painted = palette.Paint(numbers, 2, 2);
        painted.shape.ShouldBe([1, 3, 2, 2]);
        painted[0, .., 1, 1].ShouldBeNear([1, -1, -1], 0);
        palette.Quantize(painted).data<long>().ToArray().ShouldBe([1, 0, 2, 1]);
    }

    [Fact]
    public void Finds_the_colours_that_pixels_lie_around()
    {
        using var scope = NewDisposeScope();
        manual_seed(0);
        var middles = tensor(new[,] { { 0.2f, 0.2f, 0.2f }, { 0.9f, 0.1f, 0.1f }, { 0.1f, 0.9f, 0.4f }, { 0.5f, 0.5f, 0.9f } });
        var pixels = middles.index_select(0, randint(0, 4, [9000], int64)) + randn(9000, 3) * 0.02;
        var images = pixels.reshape(1, 90, 100, 3).permute(0, 3, 1, 2);
        using var palette = ColourPalette.Fit(images, 4, seed: 5);
        palette.Count.ShouldBe(4);
        var distances = (palette.Colours.unsqueeze(0) - middles.unsqueeze(1)).square().sum(-1).sqrt();
        distances.min(1).values.max().item<float>().ShouldBeLessThan(0.005f);
        using var again = ColourPalette.Fit(images, 4, seed: 5);
        again.Colours.ShouldBeNear(palette.Colours, 0);
    }

    [Fact]
    public void As_many_colours_as_there_are_lose_nothing()
    {
        using var scope = NewDisposeScope();
        var image = arange(2 * 3 * 4, dtype: float32).reshape(1, 2, 3, 4);
        using var palette = ColourPalette.Fit(image, 12);
        palette.Paint(palette.Quantize(image), 3, 4).ShouldBeNear(image, 0);
    }

    [Fact]
    public void Says_what_does_not_fit()
    {
        using var scope = NewDisposeScope();
        using var palette = new ColourPalette(zeros(2, 3));
        Should.Throw<ArgumentException>(() => palette.Quantize(zeros(1, 1, 2, 2))).Message.ShouldContain("3 channels");
        Should.Throw<ArgumentException>(() => palette.Quantize(zeros(3, 2, 2)));
        Should.Throw<ArgumentException>(() => palette.Paint(full([1, 4], 2, int64), 2, 2)).Message.ShouldContain("0 to 1");
        Should.Throw<ArgumentException>(() => palette.Paint(zeros(1, 3, dtype: int64), 2, 2)).Message.ShouldContain("[b, 4]");
        Should.Throw<ArgumentException>(() => ColourPalette.Fit(zeros(1, 3, 1, 2), 3)).Message.ShouldContain("2 pixels");
    }
}
