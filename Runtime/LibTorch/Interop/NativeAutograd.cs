using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/autograd.cpp.</summary>
internal static unsafe class NativeAutograd
{
    [DllImport(Shim.Name, EntryPoint = "md_backward")]
    public static extern bool Backward(
        nint* tensors, long tensorsCount, nint* gradients, long gradientsCount, int keepGraph, bool createGraph, nint* inputs, long inputsCount);

    [DllImport(Shim.Name, EntryPoint = "md_grad")]
    public static extern bool Grad(
        nint* outputs, long outputsCount, nint* inputs, long inputsCount, nint* gradients, long gradientsCount,
        bool keepGraph, bool createGraph, bool allowUnused, nint* results);

    [DllImport(Shim.Name, EntryPoint = "md_set_requires_grad")]
    public static extern bool SetRequiresGrad(nint handle, bool value);

    [DllImport(Shim.Name, EntryPoint = "md_retain_grad")]
    public static extern bool RetainGrad(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_get_grad")]
    public static extern nint GetGrad(nint handle, bool* found);

    [DllImport(Shim.Name, EntryPoint = "md_set_grad")]
    public static extern bool SetGrad(nint handle, nint grad);

    [DllImport(Shim.Name, EntryPoint = "md_anomaly_enabled")]
    public static extern bool AnomalyEnabled();

    [DllImport(Shim.Name, EntryPoint = "md_anomaly_checks_nan")]
    public static extern bool AnomalyChecksNaN();

    [DllImport(Shim.Name, EntryPoint = "md_anomaly_set")]
    public static extern void AnomalySet(bool enabled, bool checkNaN);
}
