using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/fused_adamw.cpp.</summary>
internal static unsafe class NativeOptimizers
{
    [DllImport(Shim.Name, EntryPoint = "md_fused_adamw")]
    public static extern bool FusedAdamW(
        nint* parameters,
        nint* gradients,
        nint* means,
        nint* squares,
        long count,
        long step,
        double learningRate,
        double beta1,
        double beta2,
        double eps,
        double weightDecay
    );
}
