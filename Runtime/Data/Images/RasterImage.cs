using System;

namespace ModelDsl.Data;

/// <summary>A picture of 8 bits a sample: rows from the top, pixels from the left, the channels of a pixel side by side.</summary>
public sealed class RasterImage
{
    /// <summary>A picture of these samples.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Number of rows.</param>
    /// <param name="channels">1 (grey) or 3 (red, green, blue).</param>
    /// <param name="samples">height × width × channels of them.</param>
    /// <exception cref="ArgumentException">There are not as many samples, or another number of channels.</exception>
    public RasterImage(int width, int height, int channels, byte[] samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(samples);
        if (channels is not (1 or 3))
            throw new ArgumentException($"A picture has 1 channel or 3, not {channels}.", nameof(channels));
        if (samples.LongLength != (long)width * height * channels)
            throw new ArgumentException($"{width}×{height}×{channels} samples are needed, not {samples.Length}.", nameof(samples));
        (Width, Height, Channels, Samples) = (width, height, channels, samples);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>1 (grey) or 3 (red, green, blue).</summary>
    public int Channels { get; }

    /// <summary>height × width × channels samples.</summary>
    public byte[] Samples { get; }

    /// <summary>The picture whose channels lie one after the other, as models take them.</summary>
    /// <param name="planes">All samples of a channel, row by row, then the next channel's.</param>
    /// <param name="size">How many of each.</param>
    public static RasterImage FromPlanes(ReadOnlySpan<byte> planes, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        var (area, samples) = (size.Height * size.Width, new byte[planes.Length]);
        for (var channel = 0; channel < size.Channels; channel++)
        {
            for (var pixel = 0; pixel < area; pixel++)
                samples[(pixel * size.Channels) + channel] = planes[(channel * area) + pixel];
        }

        return new RasterImage(size.Width, size.Height, size.Channels, samples);
    }

    /// <summary>The way back: writes the samples channel by channel.</summary>
    /// <param name="planes">Width × height × channels bytes to fill.</param>
    public void CopyPlanes(Span<byte> planes)
    {
        var area = Width * Height;
        for (var channel = 0; channel < Channels; channel++)
        {
            for (var pixel = 0; pixel < area; pixel++)
                planes[(channel * area) + pixel] = Samples[(pixel * Channels) + channel];
        }
    }
}
