using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/modes.cpp.</summary>
internal static unsafe class NativeModes
{
    [DllImport(Shim.Name, EntryPoint = "md_grad_enabled"), SuppressGCTransition]
    public static extern bool GradEnabled();

    [DllImport(Shim.Name, EntryPoint = "md_set_grad_enabled"), SuppressGCTransition]
    public static extern void SetGradEnabled(bool enabled);

    [DllImport(Shim.Name, EntryPoint = "md_inference_enabled"), SuppressGCTransition]
    public static extern bool InferenceEnabled();

    [DllImport(Shim.Name, EntryPoint = "md_inference_enter")]
    public static extern void* InferenceEnter(bool enabled);

    [DllImport(Shim.Name, EntryPoint = "md_inference_leave")]
    public static extern void InferenceLeave(void* guard);

    [DllImport(Shim.Name, EntryPoint = "md_get_num_threads")]
    public static extern int GetNumThreads();

    [DllImport(Shim.Name, EntryPoint = "md_set_num_threads")]
    public static extern bool SetNumThreads(int threads);

    [DllImport(Shim.Name, EntryPoint = "md_get_num_interop_threads")]
    public static extern int GetNumInteropThreads();

    [DllImport(Shim.Name, EntryPoint = "md_set_num_interop_threads")]
    public static extern bool SetNumInteropThreads(int threads);

    [DllImport(Shim.Name, EntryPoint = "md_get_default_dtype"), SuppressGCTransition]
    public static extern int GetDefaultDType();

    [DllImport(Shim.Name, EntryPoint = "md_set_default_dtype")]
    public static extern bool SetDefaultDType(int dtype);

    [DllImport(Shim.Name, EntryPoint = "md_result_type")]
    public static extern int ResultType(nint first, nint second);

    [DllImport(Shim.Name, EntryPoint = "md_promote_types")]
    public static extern int PromoteTypes(int first, int second);

    [DllImport(Shim.Name, EntryPoint = "md_can_cast")]
    public static extern bool CanCast(int from, int to);

    [DllImport(Shim.Name, EntryPoint = "md_context_get")]
    public static extern bool ContextGet(ContextFlag flag);

    [DllImport(Shim.Name, EntryPoint = "md_context_set")]
    public static extern bool ContextSet(ContextFlag flag, bool value);

    [DllImport(Shim.Name, EntryPoint = "md_version")]
    public static extern byte* Version();

    [DllImport(Shim.Name, EntryPoint = "md_library_path")]
    public static extern byte* LibraryPath();

    [DllImport(Shim.Name, EntryPoint = "md_configuration")]
    public static extern byte* Configuration();

    [DllImport(Shim.Name, EntryPoint = "md_cxx11_abi")]
    public static extern bool Cxx11Abi();
}
