using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ModelDsl.Engines;

/// <summary>The libtorch below the model: what it is, and how it is set up for a program that trains or predicts.</summary>
public static partial class TorchEngine
{
    /// <summary>Sets how many threads compute.</summary>
    /// <param name="threads">How many; null for <c>OMP_NUM_THREADS</c> where that is set, else one for each physical core that this process may use.</param>
    /// <returns>How many compute now.</returns>
    /// <remarks>Two hyperthreads of one core share its arithmetic units: a second thread there makes matrix products slower, not faster.</remarks>
    public static int ConfigureThreads(int? threads = null)
    {
        if (threads is < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "The number of threads must be 1 or more.");
        if (threads is null && int.TryParse(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), out var wanted) && wanted > 0)
            threads = wanted;
        set_num_threads(threads ?? PhysicalCores());
        return get_num_threads();
    }

    /// <summary>
    /// Lets the process keep the memory that it frees, for the next step to use: giving it back to the kernel and faulting it in again costs up to a
    /// quarter of the time of small models. Does nothing where the environment tunes malloc already (<c>MALLOC_…</c>) or the C library is not glibc.
    /// </summary>
    public static void TuneAllocator()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name.StartsWith("MALLOC_", StringComparison.Ordinal)))
            return;
        try
        {
            _ = NativeMethods.Mallopt(NativeMethods.MmapThreshold, 1 << 30);
            _ = NativeMethods.Mallopt(NativeMethods.TrimThreshold, int.MaxValue);
            _ = NativeMethods.Mallopt(NativeMethods.TopPad, 64 << 20);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl: its allocator has no such options.
        }
    }

    private static int PhysicalCores()
    {
        // Respects the process's affinity and its container's CPU limit, but counts hyperthreads.
        var processors = Environment.ProcessorCount;
        const string folder = "/sys/devices/system/cpu";
        if (!OperatingSystem.IsLinux() || !Directory.Exists(folder))
            return processors;
        var cores = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cpu in Directory.EnumerateDirectories(folder, "cpu*"))
        {
            // Siblings on one core list the same processors.
            var siblings = Path.Combine(cpu, "topology", "thread_siblings_list");
            if (File.Exists(siblings))
                cores.Add(File.ReadAllText(siblings));
        }

        return cores.Count > 0 ? Math.Min(cores.Count, processors) : processors;
    }

    private static class NativeMethods
    {
        // <malloc.h>
        public const int TrimThreshold = -1;
        public const int TopPad = -2;
        public const int MmapThreshold = -3;

        [DllImport("libc", EntryPoint = "mallopt")]
        public static extern int Mallopt(int parameter, int value);
    }
}
