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
    private readonly Table _table;
    private readonly TokenPlace _place = new();
    private readonly long _n;

    /// <summary>Computes the table.</summary>
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
        _table = new(n, dim);
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

    /// <summary>The numbers, where and of the type that they were last asked for. No buffer: they are no part of a checkpoint.</summary>
    private sealed class Table(long n, long dim) : IDisposable
    {
        private Tensor? values;

        public Tensor Like(Tensor tokens)
        {
            if (values is not null && values.dtype == tokens.dtype && values.device.Equals(tokens.device))
                return values;
            values?.Dispose();
            values = Compute(tokens.dtype, tokens.device);
            return values;
        }

        public void Dispose() => values?.Dispose();

        private Tensor Compute(ScalarType dtype, Device device)
        {
            using (no_grad())
            using (NewDisposeScope())
            {
                var places = arange(n, dtype: float64).unsqueeze(1); // n 1
                var rates = (arange(0, dim, 2, dtype: float64) * (-Math.Log(10000) / dim)).exp(); // dim/2
                var angles = places * rates; // n dim/2
                return stack([angles.sin(), angles.cos()], dim: 2).flatten(1).to(dtype, device).DetachFromDisposeScope();
            }
        }
    }
}
