using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace ModelDsl.Data;

/// <summary>The file format of MNIST and its descendants: a magic number, the dimensions, then bytes; gzipped or not.</summary>
/// <param name="Dims">The dimensions: count, rows, columns for images; count for labels.</param>
/// <param name="Data">The values, row-major.</param>
public sealed record IdxFile(IReadOnlyList<int> Dims, byte[] Data)
{
    private const int UnsignedByte = 0x08;

    /// <summary>Reads a file of unsigned bytes.</summary>
    /// <param name="path">The file; gzipped where its name ends in <c>.gz</c>.</param>
    /// <param name="rank">The number of dimensions it must have.</param>
    /// <exception cref="DatasetException">It is not such a file, or is cut off, or has more bytes than its dimensions say.</exception>
    public static IdxFile Read(string path, int rank)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            var dims = ReadDims(path, stream, rank);
            var length = Length(path, dims);
            var data = new byte[length];
            var read = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
            if (read < length)
                throw Fault(path, $"is cut off: it has {read} of the {length} bytes that {Text(dims)} needs.");
            if (stream.ReadByte() >= 0)
                throw Fault(path, $"has more bytes than the {length} that {Text(dims)} needs.");
            return new IdxFile(dims, data);
        }
        catch (InvalidDataException e)
        {
            throw Fault(path, $"is not a sound gzip file: {e.Message}");
        }
    }

    private static int[] ReadDims(string path, Stream stream, int rank)
    {
        var header = new byte[4 + 4 * rank];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw Fault(path, "is too short for an IDX file.");
        if (header[0] != 0 || header[1] != 0 || header[2] != UnsignedByte || header[3] != rank)
        {
            throw Fault(
                path,
                $"begins with {Convert.ToHexStringLower(header.AsSpan(0, 4))}; an IDX file of bytes with {rank} dimensions begins with 0000{UnsignedByte:x2}{rank:x2}."
            );
        }

        var dims = new int[rank];
        for (var i = 0; i < rank; i++)
            dims[i] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + 4 * i));
        return dims;
    }

    private static int Length(string path, int[] dims)
    {
        long length = 1;
        foreach (var dim in dims)
        {
            // Any product up to here is below 2^31, so this cannot overflow.
            if (dim <= 0 || (length *= dim) > Array.MaxLength)
                throw Fault(path, $"declares {Text(dims)} bytes; that is no size for a data set.");
        }

        return (int)length;
    }

    private static string Text(IEnumerable<int> dims) => string.Join('×', dims);

    private static DatasetException Fault(string path, string fault) => new($"{path}: {fault}");
}
