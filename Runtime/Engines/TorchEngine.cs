using System;
using ModelDsl.LibTorch;
using static TorchSharp.torch;

namespace ModelDsl.Engines;

/// <summary>The libtorch below the model: what it is, and how it is set up for a program that trains or predicts.</summary>
public static partial class TorchEngine
{
    /// <summary>Sets how many threads compute.</summary>
    /// <param name="threads">How many; null for <c>OMP_NUM_THREADS</c> where that is set, else one for each physical core that this process may use.</param>
    /// <returns>How many compute now.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public static int ConfigureThreads(int? threads = null)
    {
        if (threads is < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "The number of threads must be 1 or more.");
        if (threads is null && int.TryParse(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), out var wanted) && wanted > 0)
            threads = wanted;
        set_num_threads(threads ?? Processors.PhysicalCores);
        return get_num_threads();
    }

    /// <summary>Lets the process keep the memory that it frees, for the next step to use. For executables, at their start.</summary>
    public static void TuneAllocator() => Allocator.KeepFreedMemory();
}
