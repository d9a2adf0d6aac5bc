using System;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Takes from the score of two tokens how far apart they are, each head by a slope of its own (ALiBi, arXiv 2108.12409, section 3): on a grid their
/// distance as the crow flies (arXiv 2311.00566, section 3.2), else the tokens between them; nothing where one is a prefix token of a grid. It stands
/// inside an attention: <c>AttentionScores = typeof(Alibi)</c>. It has no state.
/// </summary>
[Takes("b heads n m"), Gives("b heads n m")]
[Requires("n == m", "{n} tokens that attend to {m} others have no relative places")]
public sealed class Alibi : Module<Tensor, Tensor>
{
    private readonly ComputedTable _slopes;
    private readonly ComputedTable _distances;

    /// <summary>Says what to compute.</summary>
    /// <param name="heads">Number of heads.</param>
    /// <param name="m">Number of tokens, prefix tokens included.</param>
    /// <param name="prefix">Number of prefix tokens.</param>
    /// <param name="h">Height of the grid; 0 where there is none.</param>
    /// <param name="w">Width of the grid.</param>
    /// <exception cref="ArgumentException">A size is not positive.</exception>
    public Alibi(long heads, long m, long prefix = 0, long h = 0, long w = 0)
        : base(nameof(Alibi))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        var places = new RelativePlaces(m, prefix, h, w);
        _slopes = new(() => tensor(Slopes(heads)).reshape(-1, 1, 1));
        _distances = new(() => Distances(places));
        RegisterComponents();
    }

    /// <summary><c>b heads n m</c> → <c>b heads n m</c>; of fewer tokens than declared the last n of the first m.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (n, m) = (input.size(2), input.size(3));
        var distances = _distances.Like(input).narrow(0, m - n, n).narrow(1, 0, m);
        return (input - _slopes.Like(input) * distances).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// 2^(−8/heads), and its powers, for a power of two; else those of the power below, and every other one of the power above (the paper's
    /// implementation, footnote 7).
    /// </summary>
    private static double[] Slopes(long heads)
    {
        var power = 1L;
        while (power * 2 <= heads)
            power *= 2;
        static double[] Of(long count) => [.. Enumerable.Range(1, (int)count).Select(i => Math.Pow(2, -8.0 * i / count))];
        return [.. Of(power), .. Of(2 * power).Where((_, i) => i % 2 == 0).Take((int)(heads - power))];
    }

    private static Tensor Distances(RelativePlaces places)
    {
        var byNumber = Enumerable
            .Range(0, (int)places.Count)
            .Select(number => places.Step(number) is var (down, right) ? Math.Sqrt(down * down + right * right) : 0)
            .ToArray();
        return tensor(places.Index().Select(number => byNumber[number]).ToArray(), [places.Tokens, places.Tokens]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _slopes.Dispose();
            _distances.Dispose();
        }

        base.Dispose(disposing);
    }
}
