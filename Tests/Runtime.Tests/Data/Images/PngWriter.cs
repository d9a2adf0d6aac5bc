using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;
using ModelDsl.Data;

namespace ModelDsl.Runtime.Tests.Data.Images;

/// <summary>Writes PNGs of every kind, right or wrong, for the reader's tests.</summary>
internal static class PngWriter
{
    /// <summary>A PNG of raw lines; <paramref name="filterOf"/> says which filter each line is written with.</summary>
    public static byte[] Write(
        int width,
        int height,
        int bits,
        int colour,
        byte[][] lines,
        Func<int, int> filterOf,
        byte[]? palette = null,
        int interlace = 0,
        int idatLength = int.MaxValue
    )
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)colour, (byte)interlace);
        file.Write(Chunk("IHDR", header));
        file.Write(Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0a chunk that a reader may skip")));
        if (palette is not null)
            file.Write(Chunk("PLTE", palette));
        var samples = colour switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        var compressed = Compress(Filter(lines, Math.Max(1, bits * samples / 8), filterOf)).AsSpan();
        while (!compressed.IsEmpty)
        {
            var length = Math.Min(idatLength, compressed.Length);
            file.Write(Chunk("IDAT", compressed[..length]));
            compressed = compressed[length..];
        }

        file.Write(Chunk("IEND", []));
        return file.ToArray();
    }

    public static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Of(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
            zlib.Write(bytes);
        return compressed.ToArray();
    }

    private static byte[] Filter(byte[][] lines, int step, Func<int, int> filterOf)
    {
        using var filtered = new MemoryStream();
        for (var y = 0; y < lines.Length; y++)
        {
            var filter = filterOf(y);
            filtered.WriteByte((byte)filter);
            for (var i = 0; i < lines[y].Length; i++)
            {
                int left = i < step ? 0 : lines[y][i - step];
                int above = y == 0 ? 0 : lines[y - 1][i];
                int corner = i < step || y == 0 ? 0 : lines[y - 1][i - step];
                var guess = filter switch
                {
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, corner),
                    _ => 0,
                };
                filtered.WriteByte((byte)(lines[y][i] - guess));
            }
        }

        return filtered.ToArray();
    }

    private static int Paeth(int a, int b, int c)
    {
        var p = a + b - c;
        var (pa, pb, pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
        if (pa <= pb && pa <= pc)
            return a;
        return pb <= pc ? b : c;
    }
}
