using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>Runs two or more sides in turn, A B A B …, so that whatever else the machine does meets all of them alike.</summary>
internal static class Alternation
{
    private const double SecondsPerTurn = 0.25;

    /// <summary>OpenMP threads of the side that has just run go on spinning for a while: the next side waits until they sleep.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(30);

    /// <summary>Seconds per run, of each side in each round.</summary>
    public static double[][] Measure(IReadOnlyList<(WorkerProcess Worker, string Case)> sides, int rounds)
    {
        // Every side warms up for as long as it runs in one turn later: what is compiled in tiers must have reached its last.
        long count = sides.Max(WarmUp);
        double[][] seconds = [.. sides.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int side = 0; side < sides.Count; side++)
            {
                Thread.Sleep(s_pause);
                seconds[side][round] = sides[side].Worker.Run(sides[side].Case, count) / count;
            }
        }
        return seconds;
    }

    /// <summary>Runs a side until it takes a turn's time; returns how often it ran in that.</summary>
    private static long WarmUp((WorkerProcess Worker, string Case) side)
    {
        side.Worker.Run(side.Case, 1);
        for (long count = 1; ; count *= 2)
        {
            double seconds = side.Worker.Run(side.Case, count);
            if (seconds >= SecondsPerTurn / 2)
            {
                side.Worker.Run(side.Case, count);
                return Math.Max(1, (long)(count * SecondsPerTurn / seconds));
            }
        }
    }
}
