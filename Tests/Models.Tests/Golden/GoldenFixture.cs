using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ModelDsl.Checkpoints;
using static TorchSharp.torch;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>
/// One folder of Tests/Golden: a tiny model of a reference implementation with its weights, and what it computed in float32 and float64.
/// </summary>
internal sealed class GoldenFixture : IDisposable
{
    private readonly SafeTensorsFile _single;
    private readonly SafeTensorsFile _double;

    public GoldenFixture(string name)
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        _single = SafeTensorsFile.Open(Path.Combine(Folder, "io.safetensors"));
        _double = SafeTensorsFile.Open(Path.Combine(Folder, "io_f64.safetensors"));
        using var config = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, "config.json")));
        Parameters = config.RootElement.GetProperty("num_parameters").GetInt64();
        var stages = config.RootElement.GetProperty("stages").EnumerateObject();
        Stages = stages.ToDictionary(stage => stage.Name, stage => Module(stage.Value));
        var idle = config.RootElement.TryGetProperty("parameters_without_effect_on_output", out var listed) ? listed.EnumerateArray() : default;
        WithoutEffect = idle.Select(name => name.GetString()!).ToHashSet();
        var changes = config.RootElement.GetProperty("sensitivity_of_output_max_abs").EnumerateObject();
        Sensitivity = changes.ToDictionary(change => change.Name, change => change.Value.GetDouble());
    }

    public string Folder { get; }

    public string Weights => Path.Combine(Folder, "weights.safetensors");

    /// <summary>Number of the reference's parameters.</summary>
    public long Parameters { get; }

    /// <summary>By the name of a feature, the module whose output it is: <c>stage0</c> → <c>blocks.0</c>; of one that gives several, which.</summary>
    public IReadOnlyDictionary<string, (string Module, int Result)> Stages { get; }

    /// <summary>The reference's parameters that do nothing to the output: those of auxiliary heads.</summary>
    public IReadOnlySet<string> WithoutEffect { get; }

    /// <summary>How far the output moves under a mistake that float32 may hide.</summary>
    public IReadOnlyDictionary<string, double> Sensitivity { get; }

    /// <summary>The names of what was recorded at <paramref name="type"/>, without the input.</summary>
    public IEnumerable<string> Names(ScalarType type) => File(type).Tensors.Select(entry => entry.Name).Where(name => name != "input");

    /// <summary>The recorded tensor, of the type that it was recorded in.</summary>
    public Tensor Read(string name, ScalarType type)
    {
        var file = File(type);
        var tensor = empty(file[name].Shape.ToArray(), type);
        file.Copy(file[name], 0, tensor.bytes);
        return tensor;
    }

    public void Dispose()
    {
        _single.Dispose();
        _double.Dispose();
    }

    /// <summary>A module that gives several results is listed with the number of the one that is meant.</summary>
    private static (string Module, int Result) Module(JsonElement stage) =>
        stage.ValueKind == JsonValueKind.Array ? (stage[0].GetString()!, stage[1].GetInt32()) : (stage.GetString()!, 0);

    private SafeTensorsFile File(ScalarType type) => type == float64 ? _double : _single;
}
