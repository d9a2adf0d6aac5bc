using System.Runtime.InteropServices;
using ModelDsl.LibTorch.Interop;
using TorchSharp;

namespace ModelDsl.LibTorch;

/// <summary>Which libtorch runs here.</summary>
public static unsafe class LibTorchInfo
{
    /// <summary>Version that the shim was compiled for.</summary>
    public static string Version => torch.__version__;

    /// <summary>File of the shim.</summary>
    public static string Shim
    {
        get
        {
            _ = NativeModes.Version(); // loads it
            return Interop.Shim.Location;
        }
    }

    /// <summary>File of libtorch itself, empty where the system does not say.</summary>
    public static string Library => Text(NativeModes.LibraryPath());

    /// <summary>How libtorch was built: compiler, BLAS, vector instructions.</summary>
    public static string Configuration => Text(NativeModes.Configuration());

    public static bool HasCuda => torch.cuda.is_available();

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
