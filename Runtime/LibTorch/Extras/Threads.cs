using System;
using System.Collections.Generic;
using System.IO;
using ModelDsl.LibTorch.Interop;

namespace ModelDsl.LibTorch;

/// <summary>
/// How many threads an operator uses. The default is one per physical core: two on one core share its vector units and only wait for each
/// other. Threads of one's own that call operators at the same time multiply with these; together they must not exceed the cores.
/// </summary>
public static class Threads
{
    /// <summary>Threads inside one operator. <c>OMP_NUM_THREADS</c> sets it from outside.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public static int IntraOp
    {
        get => NativeModes.GetNumThreads();
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Arg.Check(NativeModes.SetNumThreads(value));
        }
    }

    /// <summary>Threads that run operators side by side; can be set once, before the first of them starts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public static int InterOp
    {
        get => NativeModes.GetNumInteropThreads();
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Arg.Check(NativeModes.SetNumInteropThreads(value));
        }
    }

    /// <summary>Cores that this process may use, each counted once whatever its hardware threads; at least one.</summary>
    public static int PhysicalCores { get; } = CountCores("/sys/devices/system/cpu", Environment.ProcessorCount);

    /// <summary>What libtorch starts with: the environment's wish, or the physical cores.</summary>
    internal static int? Initial() => Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 } ? null : PhysicalCores;

    /// <param name="folder">Where Linux describes the processors.</param>
    /// <param name="allowed">Logical processors that this process may use, which a container may limit.</param>
    internal static int CountCores(string folder, int allowed)
    {
        var cores = new HashSet<string>();
        var processors = 0;
        try
        {
            foreach (var processor in Directory.EnumerateDirectories(folder, "cpu*"))
            {
                var siblings = Path.Combine(processor, "topology", "thread_siblings_list");
                if (File.Exists(siblings))
                {
                    processors++;
                    cores.Add(File.ReadAllText(siblings).Trim());
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return allowed;
        }

        // A limit below all processors says nothing of which: assume that each core gives as many threads as the others.
        return cores.Count == 0 ? allowed : Math.Max(1, Math.Min(allowed, (int)Math.Round((double)allowed * cores.Count / processors)));
    }
}
