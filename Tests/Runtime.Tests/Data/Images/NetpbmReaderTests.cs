using System.IO;
using System.Linq;
using System.Text;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data.Images;

public sealed class NetpbmReaderTests
{
    [Fact]
    public void Grey_is_read()
    {
        var image = ImageFile.Read(File("P5\n# drawn by hand\n3 2 # wide, high\n255\n", 0, 10, 20, 30, 40, 255));
        (image.Width, image.Height, image.Channels).ShouldBe((3, 2, 1));
        image.Samples.ShouldBe([0, 10, 20, 30, 40, 255]);
    }

    [Fact]
    public void Colour_is_read_and_its_first_sample_may_look_like_white_space()
    {
        var image = ImageFile.Read(File("P6 1 2 255 ", 32, 10, 13, 4, 5, 6));
        (image.Width, image.Height, image.Channels).ShouldBe((1, 2, 3));
        image.Samples.ShouldBe([32, 10, 13, 4, 5, 6]);
    }

    [Fact]
    public void Samples_are_scaled_to_255() => ImageFile.Read(File("P5 3 1 15\n", 0, 5, 15)).Samples.ShouldBe([0, 85, 255]);

    [Theory]
    [InlineData("P5 2 1 255\n", 1, "2 bytes, but 1 follow")]
    [InlineData("P5 2 1 255\n", 3, "2 bytes, but 3 follow")]
    [InlineData("P5 2 1 65535\n", 4, "maximum sample is 65535")]
    [InlineData("P5 2 1 0\n", 2, "maximum sample is 0")]
    [InlineData("P5 0 1 255\n", 0, "0×1 pixels is empty")]
    [InlineData("P5 100000 100000 255\n", 0, "too large")]
    [InlineData("P5 99999999999 1 255\n", 0, "too large")]
    [InlineData("P5 2 255\n", 0, "lacks the maximum")]
    [InlineData("P52 1 255\n", 2, "lacks the width")]
    [InlineData("P5 2 x 255\n", 2, "lacks the height")]
    [InlineData("P5 2 1 255", 0, "has no end")]
    [InlineData("P2 2 1 255\n", 2, "not a picture that can be read")]
    public void What_is_wrong_is_said(string header, int samples, string said) =>
        Should.Throw<InvalidDataException>(() => ImageFile.Read(File(header, new byte[samples]))).Message.ShouldContain(said);

    [Fact]
    public void A_sample_above_the_maximum_is_an_error() =>
        Should
            .Throw<InvalidDataException>(() => ImageFile.Read(File("P5 1 1 15\n", 16)))
            .Message.ShouldContain("sample 16 is above the maximum 15");

    private static byte[] File(string header, params byte[] samples) => [.. Encoding.ASCII.GetBytes(header).Concat(samples)];
}
