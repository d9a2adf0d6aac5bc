using System;
using System.IO;
using ModelDsl.Checkpoints;

namespace ModelDsl.Data;

/// <summary>Reads pictures: PNG, and binary PGM and PPM.</summary>
public static class ImageFile
{
    /// <summary>Most pixels that a picture may claim to have: a few bytes must not ask for gigabytes.</summary>
    internal const long MaximumPixels = 1L << 27;

    /// <summary>Reads a picture; its content says which format it is.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or of a format that is not read; the message names the file.</exception>
    public static RasterImage Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bytes = File.ReadAllBytes(path);
        try
        {
            return Read(bytes);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a picture as PNG, replacing the file as a whole.</summary>
    public static void Write(string path, RasterImage image)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(image);
        AtomicFile.Write(path, stream => PngEncoder.Write(stream, image));
    }

    /// <summary>Reads a picture that is already in memory.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a format that is not read.</exception>
    public static RasterImage Read(ReadOnlySpan<byte> bytes)
    {
        if (PngReader.Recognizes(bytes))
            return PngReader.Read(bytes);
        if (NetpbmReader.Recognizes(bytes))
            return NetpbmReader.Read(bytes);
        throw new InvalidDataException("not a picture that can be read; it takes PNG, binary PGM (P5) and binary PPM (P6).");
    }
}
