using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Unicode;

namespace ModelDsl.Checkpoints;

/// <summary>
/// The header of a safetensors file, checked in full before any tensor is touched: valid JSON without repeated keys, known types, byte ranges
/// that fit their shapes and together cover the data exactly once.
/// </summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The length that the format allows; it bounds what a damaged length field can make us read.</summary>
    public const long MaxLength = 100_000_000;

    private const string MetadataKey = "__metadata__";

    private readonly string _file;
    private readonly long _dataLength;

    private SafeTensorsHeader(string file, long dataLength) => (_file, _dataLength) = (file, dataLength);

    /// <summary>The tensors, in the order of their bytes.</summary>
    public List<SafeTensorsEntry> Tensors { get; } = [];

    /// <summary>The free text that the writer left.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Parses and checks a header.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="json">The bytes of the header.</param>
    /// <param name="dataLength">How many bytes follow it.</param>
    /// <exception cref="SafeTensorsException">The first fault found.</exception>
    public static SafeTensorsHeader Parse(string file, ReadOnlyMemory<byte> json, long dataLength)
    {
        var header = new SafeTensorsHeader(file, dataLength);
        if (json.Length == 0 || json.Span[0] != (byte)'{')
            throw header.Fault(null, "the header does not begin with '{', so this is not a safetensors file.");
        if (!Utf8.IsValid(json.Span))
            throw header.Fault(null, "the header is not valid UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(json);
            header.ReadRoot(document.RootElement);
        }
        catch (JsonException e)
        {
            throw header.Fault(null, $"the header is not valid JSON: {e.Message}");
        }
        catch (InvalidOperationException e)
        {
            // What System.Text.Json throws for an escape that is no character: half of a surrogate pair.
            throw header.Fault(null, $"the header holds a name or text that is not valid Unicode: {e.Message}");
        }

        header.CheckCoverage();
        return header;
    }

    private void ReadRoot(JsonElement root)
    {
        foreach (var (name, value) in Members(root, null, "the header"))
        {
            if (name == MetadataKey)
                ReadMetadata(value);
            else
                Tensors.Add(ReadTensor(name, value));
        }
    }

    private void ReadMetadata(JsonElement element)
    {
        foreach (var (name, value) in Members(element, null, MetadataKey))
        {
            if (value.ValueKind != JsonValueKind.String)
                throw Fault(null, $"{MetadataKey} '{name}' is {Kind(value)}; metadata must be strings.");
            Metadata.Add(name, value.GetString()!);
        }
    }

    private SafeTensorsEntry ReadTensor(string name, JsonElement element)
    {
        var fields = Members(element, name, "its entry").ToDictionary(member => member.Name, member => member.Value);
        var type = ReadType(name, Field("dtype"));
        var shape = ReadNumbers(name, Field("shape"), "shape");
        var range = ReadNumbers(name, Field("data_offsets"), "data_offsets");
        if (range.Length != 2)
            throw Fault(name, $"data_offsets has {range.Length} numbers; it must have two, begin and end.");
        var (begin, end) = (range[0], range[1]);
        if (begin > end)
            throw Fault(name, $"data_offsets [{begin}, {end}] end before they begin.");
        if (end > _dataLength)
            throw Fault(name, $"data_offsets [{begin}, {end}] reach past the end of the data, which has {_dataLength} bytes.");

        long expected;
        try
        {
            expected = type.Length(shape);
        }
        catch (OverflowException)
        {
            throw Fault(name, $"shape [{string.Join(", ", shape)}] is larger than any memory.");
        }

        if (end - begin != expected)
        {
            throw Fault(
                name,
                $"data_offsets [{begin}, {end}] hold {end - begin} bytes, but {type} with shape [{string.Join(", ", shape)}] needs {expected}."
            );
        }

        return new SafeTensorsEntry(name, type, shape, begin, expected);

        JsonElement Field(string field) =>
            fields.TryGetValue(field, out var value) ? value : throw Fault(name, $"its entry has no '{field}'.");
    }

    private SafeTensorsType ReadType(string tensor, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw Fault(tensor, $"dtype is {Kind(value)}; it must be a string.");
        // Enum.TryParse would take numbers, spaces and lists too.
        var text = value.GetString()!;
        var names = Enum.GetNames<SafeTensorsType>();
        return names.Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<SafeTensorsType>(text)
            : throw Fault(tensor, $"dtype '{text}' is not one that can be read: {string.Join(", ", names)}.");
    }

    private long[] ReadNumbers(string tensor, JsonElement value, string field)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Fault(tensor, $"{field} is {Kind(value)}; it must be an array of whole numbers.");
        var numbers = new long[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
                throw Fault(tensor, $"{field} holds {item.GetRawText()}; it must hold whole numbers from 0.");
            numbers[index++] = number;
        }

        return numbers;
    }

    // Every byte of the data belongs to exactly one tensor: a gap or an overlap means that header and data do not belong together.
    private void CheckCoverage()
    {
        Tensors.Sort((a, b) => (a.Offset, a.Length).CompareTo((b.Offset, b.Length)));
        long end = 0;
        foreach (var tensor in Tensors)
        {
            if (tensor.Offset > end)
                throw Fault(tensor.Name, $"begins at byte {tensor.Offset} of the data, but the tensor before it ends at {end}: there is a hole.");
            if (tensor.Offset < end)
                throw Fault(tensor.Name, $"begins at byte {tensor.Offset} of the data, inside the tensor before it, which ends at {end}.");
            end += tensor.Length;
        }

        if (end != _dataLength)
            throw Fault(null, $"the tensors end at byte {end} of the data, but {_dataLength} bytes follow the header.");
    }

    private List<(string Name, JsonElement Value)> Members(JsonElement element, string? tensor, string what)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Fault(tensor, $"{what} is {Kind(element)}; it must be an object.");
        var members = new List<(string, JsonElement)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = member.Name;
            if (!seen.Add(name))
                throw Fault(tensor, $"{what} has the key '{name}' twice.");
            members.Add((name, member.Value));
        }

        return members;
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };

    private SafeTensorsException Fault(string? tensor, string fault) => new(_file, tensor, fault);
}
