using System;
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

    /// <summary>What libtorch starts with: the environment's wish, or the physical cores.</summary>
    internal static int? Initial() => Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 } ? null : Processors.PhysicalCores;
}
