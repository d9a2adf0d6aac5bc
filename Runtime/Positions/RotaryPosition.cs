using System;
using ModelDsl.Generation;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Turns queries and keys by their place in the order of tokens (RoFormer, arXiv 2104.09864, section 3.2): channels 2i and 2i + 1 of each head by
/// <c>p · theta^(−2i·heads/dim)</c>. It stands inside an attention: <c>AttentionPosition = typeof(RotaryPosition)</c>. It has no state.
/// </summary>
[Takes("b n dim"), Gives("b n dim")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Requires("dim/heads % 2 == 0", "channels are turned in pairs, and a head has {dim/heads}")]
[Requires("theta > 0 && theta <= 1e9", "Theta is a number above 0 and at most 1e9, not {theta}")]
public sealed class RotaryPosition : Module<Tensor, Tensor>, IContinuable
{
    private readonly Rotation _rotation;
    private readonly TokenPlace _place = new();
    private readonly long _n;

    /// <summary>Says what to compute.</summary>
    /// <param name="n">Number of tokens, prefix tokens included.</param>
    /// <param name="dim">Width of a token.</param>
    /// <param name="heads">Number of heads; each has an even number of channels.</param>
    /// <param name="theta">How many times slower than the first pair of channels a pair behind the last would turn.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the width does not divide.</exception>
    public RotaryPosition(long n, long dim, long heads, double theta = 10000)
        : base(nameof(RotaryPosition))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        Rotation.Check(theta);
        _n = n;
        _rotation = new(dim, heads, 2, () => Waves.Angles(arange(n, dtype: float64), dim / heads / 2, theta));
        RegisterComponents();
    }

    /// <summary><c>b n dim</c> → <c>b n dim</c>; fewer tokens than declared get the first places.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => _rotation.Turn(input, _place.Advance(input.size(1)));

    /// <inheritdoc/>
    public void Begin(long longest) => _place.Begin(longest, _n);

    /// <inheritdoc/>
    public void End() => _place.End();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rotation.Dispose();
        base.Dispose(disposing);
    }
}
