using static TorchSharp.torch;

namespace ModelDsl.Engines;

public static partial class TorchEngine
{
    /// <summary>The engine's name: the value of the MSBuild property <c>TorchEngine</c>.</summary>
    public static string Name => "nuget";

    /// <summary>What it runs on, for reports.</summary>
    public static string Description => $"TorchSharp on libtorch {__version__}";

    /// <summary>Keeps freed memory for the next step. TorchSharp gives no access to that, so here nothing happens.</summary>
    public static void TuneAllocator()
    {
    }
}
