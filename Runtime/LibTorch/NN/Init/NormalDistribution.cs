using System;

namespace TorchSharp;

/// <summary>The standard normal distribution, of which .NET has nothing.</summary>
internal static class NormalDistribution
{
    /// <summary>The probability of a value below <paramref name="x"/>.</summary>
    public static double Cumulative(double x) => (1 + Erf(x / Math.Sqrt(2))) / 2;

    /// <summary>
    /// The error function to double precision: its Maclaurin series where that converges fast, else the continued fraction of erfc
    /// (Abramowitz and Stegun, 7.1.6 and 7.1.14).
    /// </summary>
    public static double Erf(double x)
    {
        var magnitude = Math.Abs(x);
        var value = magnitude < 1.5 ? Series(magnitude) : 1 - Fraction(magnitude);
        return Math.CopySign(value, x);
    }

    // erf x = 2/√π · e^(-x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)); all terms are positive, so nothing cancels.
    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Fraction(double x)
    {
        if (x > 6)
            return 0; // below half of the last digit of 1
        var tail = x;
        for (var k = 100; k > 0; k--)
            tail = x + k / 2.0 / tail;
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / tail;
    }
}
