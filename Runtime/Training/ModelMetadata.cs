using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using ModelDsl.Data;

namespace ModelDsl.Training;

/// <summary>What a trained model's file says beside the weights, so that it can be used without the data it was trained on.</summary>
/// <param name="Model">The model's class.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="Classes">The names of the classes, in the order of the model's scores.</param>
/// <param name="Normalization">How pixels become the input.</param>
/// <param name="Step">Steps of training.</param>
public sealed record ModelMetadata(string Model, string Dataset, IReadOnlyList<string> Classes, Normalization Normalization, long Step)
{
    /// <summary>As the metadata of a safetensors file.</summary>
    public IReadOnlyDictionary<string, string> ToMetadata() =>
        new Dictionary<string, string>
        {
            ["format"] = "pt",
            ["model"] = Model,
            ["dataset"] = Dataset,
            ["classes"] = JsonSerializer.Serialize(Classes),
            ["normalization"] = JsonSerializer.Serialize(Normalization),
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>From the metadata of a safetensors file; null where it is not of one that this library trained.</summary>
    public static ModelMetadata? From(IReadOnlyDictionary<string, string> metadata)
    {
        try
        {
            return new ModelMetadata(
                metadata["model"],
                metadata["dataset"],
                JsonSerializer.Deserialize<string[]>(metadata["classes"])!,
                JsonSerializer.Deserialize<Normalization>(metadata["normalization"])!,
                long.Parse(metadata["step"], CultureInfo.InvariantCulture)
            );
        }
        catch (System.Exception e) when (e is KeyNotFoundException or JsonException or System.FormatException)
        {
            return null;
        }
    }
}
