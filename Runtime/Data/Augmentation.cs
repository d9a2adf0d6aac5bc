using System;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Data;

/// <summary>
/// Light augmentation: mirrors an image from left to right and shifts it by a few pixels, filling with black. What happens to an image depends on
/// seed, epoch and the image alone, so a run that is resumed sees the same pixels.
/// </summary>
/// <param name="flip">Whether to mirror, with probability one half.</param>
/// <param name="shift">How many pixels to shift by, at most, in each direction.</param>
/// <param name="seed">The run's seed.</param>
public sealed class Augmentation(bool flip, int shift, long seed)
{
    // Keeps these streams apart from those that order the epochs under the same seed.
    private const ulong Purpose = 0xA06_3E47;

    /// <summary>Augments a batch.</summary>
    /// <param name="images"><c>b channels h w</c>, of any type.</param>
    /// <param name="indices">Which images they are.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <returns><c>b channels h w</c>.</returns>
    public Tensor Apply(Tensor images, ReadOnlySpan<int> indices, int epoch)
    {
        var (channels, height, width) = ((int)images.size(1), (int)images.size(2), (int)images.size(3));
        if (!flip && shift == 0)
            return images.alias();
        using var scope = NewDisposeScope();
        var sources = Sources(indices, epoch, height, width);
        var index = tensor(sources, [indices.Length, 1, height * width], device: images.device);
        var padded = F.pad(images, (shift, shift, shift, shift));
        return padded
            .flatten(2)
            .gather(2, index.expand(-1, channels, -1))
            .view(indices.Length, channels, height, width)
            .MoveToOuterDisposeScope();
    }

    // For each pixel of each image, where in the padded image it comes from.
    private long[] Sources(ReadOnlySpan<int> indices, int epoch, int height, int width)
    {
        var sources = new long[indices.Length * height * width];
        var next = 0;
        foreach (var image in indices)
        {
            var random = new Pcg32((ulong)seed ^ (ulong)image << 32, Purpose + (ulong)epoch);
            var mirrored = random.Below(2) == 1 && flip;
            var (down, right) = (random.Below(2 * shift + 1), random.Below(2 * shift + 1));
            for (var y = 0; y < height; y++)
            {
                var row = (long)(y + down) * (width + 2 * shift) + right;
                for (var x = 0; x < width; x++)
                    sources[next++] = row + (mirrored ? width - 1 - x : x);
            }
        }

        return sources;
    }
}
