using System;
using System.IO;

namespace ModelDsl.Data;

/// <summary>The prediction of a byte from its neighbours that a line of a PNG names in its first byte (ISO/IEC 15948, clause 9).</summary>
internal static class PngFilter
{
    /// <summary>Turns differences back into samples, in place.</summary>
    /// <param name="lines">The lines, each after its filter byte.</param>
    /// <param name="header">Their number and length.</param>
    /// <exception cref="InvalidDataException">A line names a filter that does not exist.</exception>
    public static void Undo(byte[] lines, PngHeader header)
    {
        var (length, step) = (header.BytesPerLine, header.BytesPerPixel);
        ReadOnlySpan<byte> above = new byte[length];
        for (var y = 0; y < header.Height; y++)
        {
            var filtered = lines.AsSpan((int)(y * (1L + length)), 1 + length);
            var line = filtered[1..];
            switch (filtered[0])
            {
                case 0:
                    break;
                case 1:
                    for (var i = step; i < length; i++)
                        line[i] += line[i - step];
                    break;
                case 2:
                    for (var i = 0; i < length; i++)
                        line[i] += above[i];
                    break;
                case 3:
                    for (var i = 0; i < length; i++)
                        line[i] += (byte)(((i < step ? 0 : line[i - step]) + above[i]) / 2);
                    break;
                case 4:
                    for (var i = 0; i < length; i++)
                        line[i] += i < step ? above[i] : Paeth(line[i - step], above[i], above[i - step]);
                    break;
                default:
                    throw new InvalidDataException($"line {y} of the PNG names filter {filtered[0]}; there are 0 to 4.");
            }

            above = line;
        }
    }

    /// <summary>Whichever of the three is nearest to left + above − corner.</summary>
    private static byte Paeth(byte left, byte above, byte corner)
    {
        var (toLeft, toAbove) = (Math.Abs(above - corner), Math.Abs(left - corner));
        var toCorner = Math.Abs(left + above - corner - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left
            : toAbove <= toCorner ? above
            : corner;
    }
}
