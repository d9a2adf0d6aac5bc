using System;
using System.Linq;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data.Images;

public sealed class ImageResizeTests
{
    /// <summary>11×7 pixels with edges, ramps and noise.</summary>
    private static readonly RasterImage s_picture = new(
        11,
        7,
        3,
        [
            .. from y in Enumerable.Range(0, 7)
            from x in Enumerable.Range(0, 11)
            from c in Enumerable.Range(0, 3)
            select (byte)((x * x * (c + 3)) + (y * 37 * (c + 1)) + (x * y % 5 * 29)),
        ]
    );

    // The same picture by Pillow 9.4: im.resize((w, h), Image.BILINEAR).tobytes().hex()
    [Theory]
    [InlineData(4, 3, "40555c778874939786836083937571c477857b856c8c6c59ad826896795b6c5a76906976")]
    [InlineData(
        20,
        2,
        "3b6374446669566a586a5a5f7f436e886e7b919484a38773a8827191958f8b9f9995a38e949f898c98867b85566a71258d4e5aa03e877c6d9567889ea38379a088719c91"
            + "64a17764a95269b5685ec07d55c87f65bc826f86856e6676805b53a55d5a8a6472527e6844995a3f94726a927f879764779a546d"
    )]
    [InlineData(
        5,
        9,
        "04050619212a4d6781a075ab9d54a92c465f67888581ad8da47d767869745b7c819a9e86a7ba898c8f626c5e81848e76b27067b09488669e607d4a939d6f7ed44bc39d6e"
            + "af54983d9d6125776f6bd87d4aba706e795e49a78869997349d58f418283826c4a5db27976c1875eab785f507b83745674955e78c8a7b75c4273544c44aa7386505285"
    )]
    public void Scaling_gives_what_Pillow_gives(int width, int height, string expected) =>
        Convert.ToHexStringLower(ImageResize.Scale(s_picture, width, height).Samples).ShouldBe(expected);

    [Fact]
    public void Grey_is_what_Pillow_gives() =>
        ImageResize
            .Convert(s_picture, 1)
            .Samples.Take(20)
            .ToArray()
            .ShouldBe([0, 4, 15, 34, 61, 95, 137, 187, 65, 130, 126, 67, 100, 140, 188, 215, 163, 204, 133, 113]);

    [Fact]
    public void Colour_from_grey_repeats_it() =>
        ImageResize.Convert(new RasterImage(2, 1, 1, [7, 9]), 3).Samples.ShouldBe([7, 7, 7, 9, 9, 9]);

    [Fact]
    public void A_picture_of_the_right_size_is_left_as_it_is() =>
        ImageResize.Fit(s_picture, new ImageSize(3, 7, 11)).Samples.ShouldBe(s_picture.Samples);

    [Theory]
    [InlineData(6, 2)]
    [InlineData(2, 6)]
    public void The_middle_of_the_longer_side_is_kept(int width, int height)
    {
        // Three squares of 2×2 side by side, or one above the other: 10, 20, 30.
        var samples = new byte[12];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                samples[(y * width) + x] = (byte)(10 * (1 + (Math.Max(x, y) / 2)));
        }

        var image = ImageResize.Fit(new RasterImage(width, height, 1, samples), new ImageSize(1, 2, 2));
        (image.Width, image.Height).ShouldBe((2, 2));
        image.Samples.ShouldBe([20, 20, 20, 20]);
    }

    [Theory]
    [InlineData(3, 5, 7)]
    [InlineData(1, 28, 28)]
    [InlineData(3, 100, 1)]
    public void What_comes_out_has_the_size_that_was_asked_for(int channels, int height, int width)
    {
        var image = ImageResize.Fit(s_picture, new ImageSize(channels, height, width));
        (image.Channels, image.Height, image.Width).ShouldBe((channels, height, width));
    }
}
