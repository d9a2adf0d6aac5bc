using System;
using ModelDsl.Generation;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Sines and cosines of the place, added to the token there: <c>sin(p / 10000^(2i/dim))</c> in channel 2i, the cosine in channel 2i + 1
/// (Attention Is All You Need, arXiv 1706.03762, section 3.5). It has no state.
/// </summary>
[Takes("b n dim"), Gives("b n dim")]
[Requires("dim % 2 == 0", "sines and cosines come in pairs, and dim {dim} is odd")]
public sealed class SinusoidalPosition : Module<Tensor, Tensor>, IContinuable
{
    private readonly ComputedTable _table;
    private readonly TokenPlace _place = new();
    private readonly long _n;

    /// <summary>Says what to compute.</summary>
    /// <param name="n">Number of tokens, prefix tokens included.</param>
    /// <param name="dim">Width of a token, even.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the width is odd.</exception>
    public SinusoidalPosition(long n, long dim)
        : base(nameof(SinusoidalPosition))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        if (dim % 2 != 0)
            throw new ArgumentException($"Sines and cosines come in pairs, and dim {dim} is odd.", nameof(dim));
        _n = n;
        _table = new(() =>
        {
            var angles = Waves.Angles(arange(n, dtype: float64), dim / 2, 10000); // n dim/2
            return stack([angles.sin(), angles.cos()], dim: 2).flatten(1);
        });
        RegisterComponents();
    }

    /// <summary><c>b n dim</c> → <c>b n dim</c>; fewer tokens than declared get the first places.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        var count = input.size(1);
        using var places = _table.Like(input).narrow(0, _place.Advance(count), count);
        return places + input;
    }

    /// <inheritdoc/>
    public void Begin(long longest) => _place.Begin(longest, _n);

    /// <inheritdoc/>
    public void End() => _place.End();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _table.Dispose();
        base.Dispose(disposing);
    }
}
