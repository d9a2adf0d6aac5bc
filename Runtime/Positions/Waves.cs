using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>Places as angles of waves that become longer and longer (Attention Is All You Need, arXiv 1706.03762, section 3.5).</summary>
internal static class Waves
{
    /// <summary><c>place · longest^(−i/count)</c> for i below <paramref name="count"/>: places count.</summary>
    /// <param name="places">Places in 64 bits: one dimension.</param>
    /// <param name="count">How many waves.</param>
    /// <param name="longest">How many times longer than the first the wave behind the last would be.</param>
    public static Tensor Angles(Tensor places, long count, double longest)
    {
        var rates = (arange(0, count, dtype: float64) * (-Math.Log(longest) / count)).exp();
        return places.unsqueeze(-1) * rates;
    }

    /// <summary>The rows, and the columns, of a grid's places, row by row.</summary>
    public static (Tensor Rows, Tensor Columns) Places(long h, long w)
    {
        var places = arange(h * w, dtype: int64);
        return (places.floor_divide(w).to(float64), places.remainder(w).to(float64));
    }
}
