using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Turns queries and keys by their place in a grid: the first half of each head's channels by the column, the second by the row (RoPE-ViT, arXiv
/// 2403.13298, section 3.2, "axial"). Prefix tokens are not turned. It stands inside an attention: <c>AttentionPosition = typeof(AxialRotaryPosition)</c>.
/// It has no state.
/// </summary>
[Takes("b prefix+n dim"), Gives("b prefix+n dim")]
[Requires("h*w == n", "the {n} tokens are no grid of {h}×{w}")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Requires("dim/heads % 4 == 0", "channels are turned in pairs in both directions: a head has a multiple of 4, not {dim/heads}")]
[Requires("theta > 0 && theta <= 1e9", "Theta is a number above 0 and at most 1e9, not {theta}")]
public sealed class AxialRotaryPosition : Module<Tensor, Tensor>
{
    private readonly Rotation _rotation;

    /// <summary>Says what to compute.</summary>
    /// <param name="prefix">Number of prefix tokens.</param>
    /// <param name="h">Height of the grid.</param>
    /// <param name="w">Width of the grid.</param>
    /// <param name="dim">Width of a token.</param>
    /// <param name="heads">Number of heads; each has a multiple of four channels.</param>
    /// <param name="theta">How many times slower than the first pair of channels a pair behind the last would turn.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the width does not divide.</exception>
    public AxialRotaryPosition(long prefix, long h, long w, long dim, long heads, double theta = 100)
        : base(nameof(AxialRotaryPosition))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(h, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(w, 1);
        Rotation.Check(theta);
        _rotation = new(dim, heads, 4, () =>
        {
            var (rows, columns) = Waves.Places(h, w);
            var quarter = dim / heads / 4;
            var angles = cat([Waves.Angles(columns, quarter, theta), Waves.Angles(rows, quarter, theta)], 1); // h·w d/2
            return cat([zeros(prefix, 2 * quarter, float64), angles]);
        });
        RegisterComponents();
    }

    /// <summary><c>b prefix+n dim</c> → <c>b prefix+n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => _rotation.Turn(input, 0);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rotation.Dispose();
        base.Dispose(disposing);
    }
}
