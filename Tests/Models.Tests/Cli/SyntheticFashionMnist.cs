using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;

namespace ModelDsl.Models.Tests.Cli;

/// <summary>A folder in the format of Fashion-MNIST with a few images that are easy to tell apart, and room for runs.</summary>
internal sealed class SyntheticFashionMnist : IDisposable
{
    public const int TestCount = 30;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modeldsl-cli-");

    public SyntheticFashionMnist(int trainCount = 640)
    {
        Write("train", trainCount, new Random(1));
        Write("t10k", TestCount, new Random(2));
    }

    public string Folder => _folder.FullName;

    /// <summary>A path inside.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>
    /// An image of a class: dim noise, and a bright bar. Its height says which of five, its width which half; neither a shift by two pixels
    /// nor a mirror changes that.
    /// </summary>
    public static byte[] Image(int label, Random random)
    {
        var pixels = new byte[28 * 28];
        random.NextBytes(pixels);
        var (top, margin) = (1 + (label % 5 * 11 / 2), label < 5 ? 0 : 8);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (y, x) = (i / 28, i % 28);
            var bright = y >= top && y < top + 4 && x >= margin && x < 28 - margin;
            pixels[i] = (byte)((pixels[i] / 8) + (bright ? 200 : 0));
        }

        return pixels;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string part, int count, Random random)
    {
        var labels = Enumerable.Range(0, count).Select(index => (byte)(index % 10)).ToArray();
        File.WriteAllBytes(this[$"{part}-labels-idx1-ubyte"], [.. Header(1, count), .. labels]);
        File.WriteAllBytes(
            this[$"{part}-images-idx3-ubyte"],
            [.. Header(3, count, 28, 28), .. labels.SelectMany(label => Image(label, random))]
        );
    }

    private static byte[] Header(byte rank, params int[] sizes)
    {
        var header = new byte[4 + (4 * sizes.Length)];
        (header[2], header[3]) = (8, rank);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), sizes[i]);
        return header;
    }
}
