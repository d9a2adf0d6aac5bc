using System;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Sines and cosines of how far apart two tokens are, in columns and in rows, weighed by learnt numbers of each head and added to the score of the
/// two: Transformer-XL's last term (arXiv 1901.02860, section 3.3, term d) in two directions. The weights do not grow with the grid. Pairs with a
/// prefix token get nothing; tokens that are no grid are one row. It stands inside an attention: <c>AttentionScores = typeof(RelativeSinusoid2D)</c>.
/// State: <c>weight</c> [heads, dim/heads], <c>relative_position_index</c> [n, n].
/// </summary>
[Takes("b heads n m"), Gives("b heads n m")]
[Let("isGrid", "h >= 1 && h*w + prefix == m")]
[Let("places", "isGrid ? (2*h-1)*(2*w-1) + (prefix >= 1 ? 3 : 0) : 2*m-1")]
[Requires("n == m", "{n} tokens that attend to {m} others have no relative places")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Requires("dim/heads % 4 == 0", "sines and cosines in both directions make four channels: a head has a multiple of 4, not {dim/heads}")]
[Costs("linear(dim/heads, heads, places, false)")]
public sealed class RelativeSinusoid2D : RelativeScores
{
    private readonly Parameter weight;
    private readonly ComputedTable _waves;

    /// <summary>Makes the weights, truncated normal with a deviation of 0.02.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="heads">Number of heads; each has a multiple of four channels.</param>
    /// <param name="m">Number of tokens, prefix tokens included.</param>
    /// <param name="prefix">Number of prefix tokens.</param>
    /// <param name="h">Height of the grid; 0 where there is none.</param>
    /// <param name="w">Width of the grid.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the width does not divide.</exception>
    public RelativeSinusoid2D(
        long dim,
        long heads,
        long m,
        long prefix = 0,
        long h = 0,
        long w = 0,
        Device? device = null,
        ScalarType? dtype = null
    )
        : this(dim, heads, new RelativePlaces(m, prefix, h, w), device, dtype)
    {
    }

    private RelativeSinusoid2D(long dim, long heads, RelativePlaces places, Device? device, ScalarType? dtype)
        : base(nameof(RelativeSinusoid2D), places, device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        if (dim < 1 || dim % heads != 0 || dim / heads % 4 != 0)
            throw new ArgumentException($"dim {dim} does not divide into {heads} heads of 4, 8, … channels.", nameof(dim));
        weight = Weights.Parameter(empty(heads, dim / heads, dtype, device));
        TruncatedNormal.Fill(weight, std: 0.02);
        _waves = new(() => Waved(places, dim / heads));
        RegisterComponents();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _waves.Dispose();
        base.Dispose(disposing);
    }

    private protected override Tensor Table() => functional.linear(_waves.Like(weight), weight);

    /// <summary>For each relative place sines and cosines of its columns, then of its rows; zeros for those of prefix tokens: places d.</summary>
    private static Tensor Waved(RelativePlaces places, long d)
    {
        var steps = Enumerable.Range(0, (int)places.Count).Select(i => places.Step(i)).ToArray();
        Tensor Angles(Func<(long Down, long Right), long> along) =>
            Waves.Angles(tensor(steps.Select(step => step is { } known ? (double)along(known) : 0).ToArray()), d / 4, 10000);
        var (right, down) = (Angles(step => step.Right), Angles(step => step.Down));
        var seen = tensor(steps.Select(step => step is null ? 0.0 : 1.0).ToArray()).unsqueeze(1);
        return cat([right.sin(), right.cos(), down.sin(), down.cos()], 1) * seen;
    }
}
