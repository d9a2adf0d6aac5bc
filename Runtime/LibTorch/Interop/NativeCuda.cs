using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/cuda.cpp.</summary>
internal static class NativeCuda
{
    [DllImport(Shim.Name, EntryPoint = "md_cuda_device_count")]
    public static extern int DeviceCount();

    [DllImport(Shim.Name, EntryPoint = "md_cuda_cudnn")]
    public static extern bool HasCudnn();

    [DllImport(Shim.Name, EntryPoint = "md_cuda_manual_seed")]
    public static extern bool ManualSeed(ulong seed, bool all);

    [DllImport(Shim.Name, EntryPoint = "md_cuda_synchronize")]
    public static extern bool Synchronize(int index);
}
