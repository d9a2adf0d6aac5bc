using static TorchSharp.torch;

namespace ModelDsl.Engines;

public static partial class TorchEngine
{
    /// <summary>The engine's name: the value of the MSBuild property <c>TorchEngine</c>.</summary>
    public static string Name => "system";

    /// <summary>What it runs on, for reports.</summary>
    public static string Description => $"this machine's libtorch {__version__}";
}
