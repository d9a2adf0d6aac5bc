using System;
using System.Runtime.CompilerServices;

namespace ModelDsl;

/// <summary>The probability of a random omission while training.</summary>
internal static class Rate
{
    /// <summary>Returns <paramref name="rate"/> when it is at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Check(double rate, [CallerArgumentExpression(nameof(rate))] string? name = null) =>
        rate is >= 0 and < 1 ? rate : throw new ArgumentOutOfRangeException(name, rate, "A rate of omission is at least 0 and below 1.");
}
