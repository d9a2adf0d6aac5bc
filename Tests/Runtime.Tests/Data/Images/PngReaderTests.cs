using System;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data.Images;

public sealed class PngReaderTests
{
    // 16 × 8 pixels of ramps, written by Pillow 9.4.
    private const string Pillow =
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAIAAAB/FOjAAAAAHUlEQVR42mNkYPgvwPCDeMTCoPCDgYEENKqBGAQAnpN99bUDYCMAAAAASUVORK5CYII=";

    [Fact]
    public void What_another_program_wrote_is_read()
    {
        var image = ImageFile.Read(Convert.FromBase64String(Pillow));
        (image.Width, image.Height, image.Channels).ShouldBe((16, 8, 3));
        byte[] expected =
        [
            .. from y in Enumerable.Range(0, 8)
            from x in Enumerable.Range(0, 16)
            from s in new[] { 16 * x, 32 * y, 255 - (8 * x) - (8 * y) }
            select (byte)s,
        ];
        image.Samples.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(2, 8)]
    [InlineData(4, 8)]
    [InlineData(6, 8)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0, 4)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 4)]
    [InlineData(3, 8)]
    public void What_was_written_is_read_back(int colour, int bits) =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var picture = new RandomPicture(new Random(seed), colour, bits);
                    var image = ImageFile.Read(picture.File);
                    (image.Width, image.Height, image.Channels).ShouldBe((picture.Width, picture.Height, colour is 0 or 4 ? 1 : 3));
                    image.Samples.ShouldBe(picture.Expected);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_damaged_byte_is_noticed() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var random = new Random(seed);
                    var file = new RandomPicture(random, 2, 8).File;
                    file[random.Next(file.Length)] ^= (byte)random.Next(1, 256);
                    Should.Throw<InvalidDataException>(() => ImageFile.Read(file));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_cut_off_anywhere_is_noticed()
    {
        var file = new RandomPicture(new Random(7), 6, 8).File;
        foreach (var length in Enumerable.Range(0, file.Length))
            Should.Throw<InvalidDataException>(() => ImageFile.Read(file.AsSpan(0, length)), $"cut to {length} bytes");
    }

    [Theory]
    [InlineData(16, 0, 0, "16 bits")]
    [InlineData(8, 2, 1, "interlaced")]
    [InlineData(4, 2, 0, "colour type 2 with 4 bits")]
    [InlineData(8, 7, 0, "colour type 7")]
    public void What_is_not_read_is_said(int bits, int colour, int interlace, string said) =>
        Failure(PngWriter.Write(1, 1, bits, colour, [new byte[8]], _ => 0, interlace: interlace)).ShouldContain(said);

    [Fact]
    public void A_line_with_an_unknown_filter_is_named() =>
        Failure(PngWriter.Write(1, 2, 8, 0, Lines(1, 2), y => 5 * y)).ShouldContain("line 1 of the PNG names filter 5");

    [Fact]
    public void More_or_fewer_samples_than_the_header_says_is_an_error()
    {
        Failure(PngWriter.Write(2, 1, 8, 0, Lines(1), _ => 0)).ShouldContain("breaks off after 2 of 3 bytes");
        Failure(PngWriter.Write(1, 1, 8, 0, [new byte[2]], _ => 0)).ShouldContain("more samples");
    }

    [Fact]
    public void A_palette_that_is_missing_or_too_short_is_an_error()
    {
        Failure(PngWriter.Write(1, 1, 8, 3, Lines(0), _ => 0)).ShouldContain("lacks its palette");
        Failure(PngWriter.Write(1, 1, 8, 3, Lines(2), _ => 0, palette: new byte[6])).ShouldContain("colour 2 of a palette of 2");
    }

    [Fact]
    public void A_small_file_does_not_claim_much_memory() =>
        Failure(PngWriter.Write(10_000, 10_000, 8, 2, Lines(1), _ => 0)).ShouldContain("cannot hold 10000×10000");

    [Fact]
    public void Bytes_after_the_end_are_an_error() =>
        Failure([.. PngWriter.Write(1, 1, 8, 0, Lines(1), _ => 0), 0]).ShouldContain("1 bytes follow");

    [Fact]
    public void The_error_names_the_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "GIF89a");
            Should.Throw<InvalidDataException>(() => ImageFile.Read(path)).Message.ShouldStartWith(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // One sample a line.
    private static byte[][] Lines(params byte[] samples) => [.. samples.Select(sample => new[] { sample })];

    private static string Failure(byte[] file) => Should.Throw<InvalidDataException>(() => ImageFile.Read(file)).Message;

    /// <summary>A picture of random size, samples, filters and chunks, and the samples that a reader has to find.</summary>
    private sealed class RandomPicture
    {
        public RandomPicture(Random random, int colour, int bits)
        {
            (Width, Height) = (random.Next(1, 20), random.Next(1, 12));
            var samples = colour switch
            {
                2 => 3,
                4 => 2,
                6 => 4,
                _ => 1,
            };
            var lines = new byte[Height][];
            var palette = colour == 3 ? new byte[3 << bits] : null;
            if (palette is not null)
                random.NextBytes(palette);
            for (var y = 0; y < Height; y++)
            {
                lines[y] = new byte[((Width * samples * bits) + 7) / 8];
                random.NextBytes(lines[y]);
            }

            Expected =
            [
                .. from line in lines
                from x in Enumerable.Range(0, Width)
                from sample in Pixel(line, x, colour, bits, samples, palette)
                select sample,
            ];
            File = PngWriter.Write(Width, Height, bits, colour, lines, _ => random.Next(5), palette, idatLength: random.Next(1, 200));
        }

        public int Width { get; }

        public int Height { get; }

        public byte[] Expected { get; }

        public byte[] File { get; }

        private static byte[] Pixel(byte[] line, int x, int colour, int bits, int samples, byte[]? palette)
        {
            if (colour is 2 or 6)
                return line[(x * samples)..((x * samples) + 3)];
            if (colour is 4)
                return [line[2 * x]];
            var text = string.Concat(line.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
            var value = Convert.ToInt32(text.Substring(x * bits, bits), 2);
            return palette is null ? [(byte)(value * 255 / ((1 << bits) - 1))] : palette[(3 * value)..((3 * value) + 3)];
        }
    }
}
