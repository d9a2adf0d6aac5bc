using System;
using System.Collections.Generic;

namespace ModelDsl.Training.Charts;

/// <summary>A linear axis whose ends and ticks are round numbers.</summary>
internal sealed class Axis
{
    private readonly double _step;

    private Axis(double from, double to, double step) => (From, To, _step) = (from, to, step);

    /// <summary>The value at the axis's beginning.</summary>
    public double From { get; }

    /// <summary>The value at its end.</summary>
    public double To { get; }

    /// <summary>The values that get a label.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            // By multiplication: repeated addition would drift off the round numbers. The sum makes a plain zero of a negative one.
            for (var i = Math.Ceiling(From / _step - 1e-9); i * _step <= To + _step * 1e-9; i++)
                yield return i * _step + 0.0;
        }
    }

    /// <summary>Digits after the point that the ticks need.</summary>
    public int Decimals
    {
        get
        {
            var decimals = 0;
            while (decimals < 10 && Math.Abs(_step * Math.Pow(10, decimals) - Math.Round(_step * Math.Pow(10, decimals))) > 1e-6)
                decimals++;
            return decimals;
        }
    }

    /// <summary>An axis from the round number at or below <paramref name="low"/> to the one at or above <paramref name="high"/>.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value.</param>
    /// <param name="ticks">About how many ticks.</param>
    public static Axis Around(double low, double high, int ticks)
    {
        var step = RoundStep(low, high, ticks);
        return new Axis(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step);
    }

    /// <summary>An axis with just these ends.</summary>
    public static Axis Exactly(double from, double to, int ticks) => new(from, to, RoundStep(from, to, ticks));

    /// <summary>Where a value lies between the ends: 0 to 1.</summary>
    public double Place(double value) => To > From ? (value - From) / (To - From) : 0.5;

    private static double RoundStep(double low, double high, int ticks)
    {
        var span = high > low ? high - low : Math.Max(Math.Abs(high), 1) * 0.1;
        var rough = span / ticks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
