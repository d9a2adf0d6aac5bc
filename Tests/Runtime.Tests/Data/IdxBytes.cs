using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace ModelDsl.Runtime.Tests.Data;

/// <summary>IDX files made by hand.</summary>
internal static class IdxBytes
{
    public static byte[] File(byte[] data, params int[] dims)
    {
        var header = new byte[4 + 4 * dims.Length];
        (header[2], header[3]) = (8, (byte)dims.Length);
        for (var i = 0; i < dims.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), dims[i]);
        return [.. header, .. data];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return stream.ToArray();
    }

    /// <summary>Writes the four files of Fashion-MNIST with images that are easy to tell apart: class k has bright pixels at its own places, in noise.</summary>
    public static void WriteFashion(string folder, int train, int test, int size = 8)
    {
        foreach (var (prefix, count) in new[] { ("train", train), ("t10k", test) })
        {
            var labels = Enumerable.Range(0, count).Select(i => (byte)(i % 10)).ToArray();
            var pixels = new byte[count * size * size];
            new Random(count).NextBytes(pixels);
            for (var i = 0; i < pixels.Length; i++)
                pixels[i] = i % (size * size) / 5 % 10 == labels[i / (size * size)] ? (byte)255 : (byte)(pixels[i] / 4);
            Write($"{prefix}-images-idx3-ubyte.gz", File(pixels, count, size, size));
            Write($"{prefix}-labels-idx1-ubyte.gz", File(labels, count));
        }

        void Write(string name, byte[] bytes) => System.IO.File.WriteAllBytes(Path.Combine(folder, name), Gzip(bytes));
    }
}
