using System;
using System.IO;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data.Images;

public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_is_written_is_read_again(int channels)
    {
        using var folder = new TemporaryFolder();
        var samples = new byte[7 * 5 * channels];
        new Random(1).NextBytes(samples);
        ImageFile.Write(folder["x.png"], new RasterImage(7, 5, channels, samples));
        var read = ImageFile.Read(folder["x.png"]);
        (read.Width, read.Height, read.Channels).ShouldBe((7, 5, channels));
        read.Samples.ShouldBe(samples);
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
    }
}
