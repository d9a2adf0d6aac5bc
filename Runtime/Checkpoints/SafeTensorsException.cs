using System.IO;

namespace ModelDsl.Checkpoints;

/// <summary>A file is not a safetensors file that can be read: says which file, which tensor, what was found and what was expected.</summary>
/// <param name="file">The file.</param>
/// <param name="tensor">The tensor at fault, null where it is the file as a whole.</param>
/// <param name="fault">What is wrong, without the names of file and tensor.</param>
public sealed class SafeTensorsException(string file, string? tensor, string fault)
    : IOException(tensor is null ? $"{file}: {fault}" : $"{file}: tensor '{tensor}': {fault}")
{
    /// <summary>The file at fault.</summary>
    public string File { get; } = file;

    /// <summary>The tensor at fault, null where it is the file as a whole.</summary>
    public string? Tensor { get; } = tensor;
}
