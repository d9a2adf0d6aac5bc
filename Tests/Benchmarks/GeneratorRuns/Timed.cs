using System;
using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace ModelDsl.Benchmarks.GeneratorRuns;

/// <summary>Something to time, behind something that is not.</summary>
/// <param name="Prepare">Makes what <paramref name="Run"/> gets; not timed.</param>
/// <param name="Run">What is timed.</param>
internal sealed record Timed(Func<Compilation?> Prepare, Action<Compilation?> Run)
{
    public static Timed Of(Action run) => new(() => null, _ => run());

    public double Seconds()
    {
        Compilation? prepared = Prepare();
        long start = Stopwatch.GetTimestamp();
        Run(prepared);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

/// <summary>Runs several sides in turn, in this process.</summary>
internal static class InTurn
{
    /// <summary>Seconds of each side in each round. What .NET has yet to compile belongs to none: every side runs a few times before.</summary>
    public static double[][] Measure(Timed[] sides, int rounds)
    {
        const int WarmUp = 2;
        double[][] seconds = Array.ConvertAll(sides, _ => new double[rounds]);
        for (int round = -WarmUp; round < rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                double taken = sides[side].Seconds();
                if (round >= 0)
                {
                    seconds[side][round] = taken;
                }
            }
        }
        return seconds;
    }
}
