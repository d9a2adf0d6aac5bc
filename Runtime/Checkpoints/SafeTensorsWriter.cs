using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelDsl.Checkpoints;

/// <summary>A tensor to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="WriteData">Writes its bytes, little-endian and row-major: exactly as many as type and shape say.</param>
public sealed record SafeTensorsItem(string Name, SafeTensorsType Type, IReadOnlyList<long> Shape, Action<Stream> WriteData)
{
    /// <summary>A tensor whose bytes are at hand.</summary>
    public SafeTensorsItem(string name, SafeTensorsType type, IReadOnlyList<long> shape, byte[] data)
        : this(name, type, shape, stream => stream.Write(data)) { }
}

/// <summary>Writes safetensors files.</summary>
public static class SafeTensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Creates or replaces a file, atomically; the same tensors and metadata give the same bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">What to write, in any order: the file has wide types first, so that each tensor is aligned, then names.</param>
    /// <param name="metadata">Free text to go with them.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or one is named <c>__metadata__</c>.</exception>
    public static void Write(
        string path,
        IReadOnlyCollection<SafeTensorsItem> tensors,
        IReadOnlyDictionary<string, string>? metadata = null
    )
    {
        var ordered = tensors.OrderByDescending(tensor => tensor.Type.Size()).ThenBy(tensor => tensor.Name, StringComparer.Ordinal).ToArray();
        var header = Header(ordered, metadata);
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(header);
                foreach (var tensor in ordered)
                {
                    var start = stream.Position;
                    tensor.WriteData(stream);
                    var (written, expected) = (stream.Position - start, tensor.Type.Length([.. tensor.Shape]));
                    if (written != expected)
                        throw new InvalidOperationException($"Tensor '{tensor.Name}' wrote {written} bytes; its type and shape need {expected}.");
                }
            }
        );
    }

    private static byte[] Header(SafeTensorsItem[] tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        buffer.SetLength(sizeof(ulong));
        buffer.Position = sizeof(ulong);
        // The default encoder would write every apostrophe and letter beyond ASCII as an escape.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            WriteEntries(json, tensors);
            json.WriteEndObject();
        }

        while (buffer.Length % Alignment != 0)
            buffer.WriteByte((byte)' ');
        var header = buffer.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is not { Count: > 0 })
            return;
        json.WriteStartObject("__metadata__");
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, SafeTensorsItem[] tensors)
    {
        long offset = 0;
        var names = new HashSet<string>(StringComparer.Ordinal) { "__metadata__" };
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name))
                throw new ArgumentException($"'{tensor.Name}' cannot be written: the name is taken.", nameof(tensors));
            var end = checked(offset + tensor.Type.Length([.. tensor.Shape]));
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type.ToString());
            WriteNumbers(json, "shape", tensor.Shape);
            WriteNumbers(json, "data_offsets", [offset, end]);
            json.WriteEndObject();
            offset = end;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
