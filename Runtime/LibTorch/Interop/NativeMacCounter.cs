using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/mac_counter.cpp.</summary>
internal static class NativeMacCounter
{
    [DllImport(Shim.Name, EntryPoint = "md_count_macs_start")]
    public static extern long Start();

    [DllImport(Shim.Name, EntryPoint = "md_count_macs_stop")]
    public static extern long Stop(long handle);
}
