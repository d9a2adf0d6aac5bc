using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>
/// Turns neighbouring channels of each head by an angle of the token's place (RoFormer, arXiv 2104.09864, equation 34): the product of a query and
/// a key that are both turned depends on how far apart they are, and on nothing else of their places.
/// </summary>
internal sealed class Rotation : IDisposable
{
    private readonly long _heads;
    private readonly ComputedTable _cosines;
    private readonly ComputedTable _sines;

    /// <param name="dim">Width of a token.</param>
    /// <param name="heads">Number of heads; it divides the width.</param>
    /// <param name="multiple">What the width of a head is a multiple of: two channels for each direction.</param>
    /// <param name="angles">Of each token, for every two channels of a head: <c>n dim/heads/2</c>.</param>
    /// <exception cref="ArgumentException">The width does not divide.</exception>
    public Rotation(long dim, long heads, long multiple, Func<Tensor> angles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        if (dim % heads != 0 || dim / heads % multiple != 0)
            throw new ArgumentException($"dim {dim} does not divide into {heads} heads of {multiple}, {2 * multiple}, … channels.", nameof(dim));
        _heads = heads;
        _cosines = new(() => angles().cos());
        _sines = new(() => angles().sin());
    }

    /// <summary>Returns <paramref name="theta"/> when waves can be that much longer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or is above 1e9.</exception>
    public static double Check(double theta) =>
        theta is > 0 and <= 1e9 ? theta : throw new ArgumentOutOfRangeException(nameof(theta), theta, "Theta is above 0 and at most 1e9.");

    /// <summary><c>b n dim</c> → <c>b n dim</c>: tokens from the place <paramref name="first"/> on.</summary>
    public Tensor Turn(Tensor tokens, long first)
    {
        using var scope = NewDisposeScope();
        var count = tokens.size(1);
        var pairs = tokens.unflatten(2, _heads, -1, 2); // b n heads d/2 2
        var (x, y) = (pairs.select(-1, 0), pairs.select(-1, 1));
        var cosine = _cosines.Like(tokens).narrow(0, first, count).unsqueeze(1); // n 1 d/2
        var sine = _sines.Like(tokens).narrow(0, first, count).unsqueeze(1);
        return stack([x * cosine - y * sine, x * sine + y * cosine], -1).flatten(2).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cosines.Dispose();
        _sines.Dispose();
    }
}
