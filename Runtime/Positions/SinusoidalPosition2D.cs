using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Sines and cosines of the column in the first half of the channels, of the row in the second, added to the token there (arXiv 1706.03762,
/// section 3.5, in both directions; the order is that of MAE, arXiv 2111.06377, and MoCo v3, arXiv 2104.02057: sines, then cosines). It has no state.
/// </summary>
[Takes("b h w dim"), Gives("b h w dim")]
[Requires("dim % 4 == 0", "a sine and a cosine of row and of column make four channels, and dim {dim} is no multiple of 4")]
public sealed class SinusoidalPosition2D : Module<Tensor, Tensor>
{
    private readonly ComputedTable _table;

    /// <summary>Says what to compute.</summary>
    /// <param name="dim">Width of a token, a multiple of 4.</param>
    /// <param name="h">Height of the grid.</param>
    /// <param name="w">Width of the grid.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the width is no multiple of 4.</exception>
    public SinusoidalPosition2D(long dim, long h, long w)
        : base(nameof(SinusoidalPosition2D))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(h, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(w, 1);
        if (dim % 4 != 0)
            throw new ArgumentException($"Sines and cosines of row and column make four channels, and dim {dim} is no multiple of 4.", nameof(dim));
        _table = new(() =>
        {
            var (rows, columns) = Waves.Places(h, w);
            var (down, right) = (Waves.Angles(rows, dim / 4, 10000), Waves.Angles(columns, dim / 4, 10000)); // h·w dim/4
            return cat([right.sin(), right.cos(), down.sin(), down.cos()], 1).unflatten(0, h, w);
        });
        RegisterComponents();
    }

    /// <summary><c>b h w dim</c> → <c>b h w dim</c>, contiguous.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => _table.Like(input) + input;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _table.Dispose();
        base.Dispose(disposing);
    }
}
