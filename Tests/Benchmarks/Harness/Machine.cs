using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>Where figures come from: enough to judge them, nothing that names the machine.</summary>
internal sealed record Machine(
    string Processor,
    int Cores,
    double MemoryGiB,
    string Accelerator,
    string System,
    string Dotnet,
    string PyTorch,
    string Libtorch,
    string Load)
{
    public static Machine Describe(Settings settings, JsonElement ours, JsonElement? python)
    {
        string mine = Text(ours, "libtorch");
        string libtorch = python is not { } other ? $"{Path.GetFileName(mine)} (ours)"
            : Text(other, "libtorch") == mine ? $"{Path.GetFileName(mine)}, the same file on both sides"
            : $"{mine} (ours), {Text(other, "libtorch")} (PyTorch): NOT the same";
        return new Machine(
            Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1),
            settings.Device == "cpu" ? "none" : python is { } accelerated ? Text(accelerated, "accelerator") : settings.Device,
            Field("/etc/os-release", "PRETTY_NAME")?.Trim('"') ?? RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            python is { } told ? Text(told, "version") : "none",
            libtorch,
            CurrentLoad());
    }

    /// <summary>Processes that want a core, averaged over a minute: a machine at rest has 0 before the run.</summary>
    public static string CurrentLoad() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "unknown" : "unknown";

    private static string? Field(string file, string name) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } found
            ? found.Split([':', '='], 2)[1].Trim()
            : null;
}
