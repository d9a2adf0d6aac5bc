using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/custom_function.cpp.</summary>
internal static unsafe class NativeFunction
{
    [DllImport(Shim.Name, EntryPoint = "md_share")]
    public static extern nint Share(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_attach_function")]
    public static extern nint Attach(
        nint* inputs, long inputsCount, nint* outputs, long outputsCount, byte* isFollowed, nint* saved, long savedCount,
        bool materialize, nint context, delegate* unmanaged<nint, nint*, long, nint*, long, nint> backward, delegate* unmanaged<nint, void> release);

    [DllImport(Shim.Name, EntryPoint = "md_saved_of_function")]
    public static extern bool Saved(nint function, nint* results, long resultsCount);
}
