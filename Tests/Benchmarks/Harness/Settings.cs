using System.Collections.Generic;
using System.Globalization;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>What both sides share.</summary>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Threads">Threads that an operator may use.</param>
/// <param name="Rounds">How often each side runs, alternating.</param>
/// <param name="Python">The interpreter that has PyTorch.</param>
internal sealed record Settings(string Device, int Threads, int Rounds, string Python)
{
    /// <summary>
    /// The environment of both workers. The malloc settings are those that our engine asks for at start, as variables so that
    /// Python has them too: without them both sides lose up to a quarter of their time to page faults.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["OMP_NUM_THREADS"] = Threads.ToString(CultureInfo.InvariantCulture),
        ["MALLOC_MMAP_THRESHOLD_"] = "1073741824",
        ["MALLOC_TRIM_THRESHOLD_"] = "2147483647",
        ["MALLOC_TOP_PAD_"] = "67108864",
    };
}
