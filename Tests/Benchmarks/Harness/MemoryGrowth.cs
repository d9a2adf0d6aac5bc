using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>Resident memory over many training steps: it must stop growing, and its peak must not be far from Python's.</summary>
internal static class MemoryGrowth
{
    private const int Steps = 500;
    private const int Last = 100;
    private const double MiB = 1 << 20;

    /// <summary>Each side trains in a fresh process, so that no other case counts towards its peak.</summary>
    public static IEnumerable<Row> Run(string name, string ourCase, string theirCase, Settings settings, bool hasPython)
    {
        (double growth, double peak) = Measure(WorkerProcess.Ours(settings), ourCase);
        (double Growth, double Peak)? theirs = hasPython ? Measure(WorkerProcess.Python(settings), theirCase) : null;
        yield return new Row($"{name}: growth of resident memory in the last {Last} of {Steps} steps", "", "%", growth, null)
        {
            Target = 1,
            Note = theirs is { } other ? $"PyTorch: {other.Growth:0.00} %" : null,
        };
        yield return new Row($"{name}: peak of resident memory", "PyTorch", "MiB", peak / MiB, theirs?.Peak / MiB)
        {
            Target = 1.3,
            Note = hasPython ? null : "no PyTorch",
        };
    }

    private static (double GrowthPercent, double Peak) Measure(WorkerProcess worker, string name)
    {
        using (worker)
        {
            (long[] resident, long peak) = worker.Memory(name, Steps);
            // The highest of each hundred steps: a single step may be caught between a collection and the next.
            double before = resident[..^Last].TakeLast(Last).Max();
            double last = resident[^Last..].Max();
            return ((last / before - 1) * 100, peak);
        }
    }
}
