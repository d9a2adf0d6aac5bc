using static TorchSharp.torch;

namespace ModelDsl.Engines;

public static partial class TorchEngine
{
    /// <summary>The engine's name: the value of the MSBuild property <c>TorchEngine</c>.</summary>
    public static string Name => "nuget";

    /// <summary>What it runs on, for reports.</summary>
    public static string Description => $"TorchSharp {typeof(Tensor).Assembly.GetName().Version?.ToString(3)}, libtorch {__version__}";
}
