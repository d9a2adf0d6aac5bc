using System;
using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch;

/// <summary>
/// Memory of tensors on the CPU. By default the C library hands every large block back to the system when it is freed, and the next one
/// costs a page fault per 4 KiB: about a quarter of inference time.
/// </summary>
public static partial class Allocator
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapThreshold = -3;

    /// <summary>Keeps freed memory for the next tensor. For executables, at their start; a library must not choose this for its host.</summary>
    /// <returns>Whether the C library took it: only glibc knows these settings.</returns>
    public static bool KeepFreedMemory()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return mallopt(MmapThreshold, 1 << 30) == 1 & mallopt(TrimThreshold, int.MaxValue) == 1 & mallopt(TopPad, 64 << 20) == 1;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc")]
    private static extern int mallopt(int parameter, int value);
}
