using System;

namespace ModelDsl.Data;

/// <summary>The order in which an epoch visits the images: a permutation that seed and epoch determine, so that any position in it can be found again.</summary>
public sealed class EpochOrder
{
    private readonly int[] _indices;

    /// <summary>Shuffles 0 … <paramref name="count"/> − 1.</summary>
    /// <param name="count">Number of images.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    public EpochOrder(int count, long seed, int epoch)
    {
        _indices = new int[count];
        var random = new Pcg32((ulong)seed, (ulong)epoch);
        // Fisher–Yates, from the inside out.
        for (var i = 0; i < count; i++)
        {
            var j = random.Below(i + 1);
            _indices[i] = _indices[j];
            _indices[j] = i;
        }
    }

    /// <summary>Number of images.</summary>
    public int Count => _indices.Length;

    /// <summary>The images of a batch.</summary>
    /// <param name="start">Position of the first in the epoch.</param>
    /// <param name="length">How many.</param>
    public ReadOnlySpan<int> Batch(int start, int length) => _indices.AsSpan(start, length);
}
