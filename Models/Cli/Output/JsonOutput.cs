using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelDsl.Models.Cli.Output;

/// <summary>What <c>--json</c> prints: keys in snake case, as in metrics.jsonl, no escapes that JSON does not ask for.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions s_line = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Nothing here ends up inside HTML, and a declaration should stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // A loss that has become NaN is reported, not an exception.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        NewLine = "\n",
    };

    private static readonly JsonSerializerOptions s_document = new(s_line) { WriteIndented = true };

    /// <summary>One indented document.</summary>
    public static void WriteDocument<T>(TextWriter writer, T value) => Write(writer, value, s_document);

    /// <summary>One line of a stream of documents, sent at once.</summary>
    public static void WriteLine<T>(TextWriter writer, T value)
    {
        Write(writer, value, s_line);
        writer.Flush();
    }

    private static void Write<T>(TextWriter writer, T value, JsonSerializerOptions options)
    {
        writer.Write(JsonSerializer.Serialize(value, options));
        writer.Write('\n');
    }
}
