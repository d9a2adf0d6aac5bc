using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>All rows of a run with where they come from; written as a table to read and as JSON.</summary>
internal sealed record Report(Machine Machine, Settings Settings, string LoadAfter, IReadOnlyList<Row> Rows)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        Line($"# Benchmarks on {(Settings.Device == "cpu" ? Machine.Processor : Machine.Accelerator)}");
        Line("");
        Line($"{Machine.Cores} cores, {Machine.MemoryGiB} GiB, {Machine.System}; {Machine.Dotnet}; PyTorch {Machine.PyTorch};");
        Line($"{Machine.Libtorch}.");
        Line($"{Settings.Threads} threads on both sides, which run in turn ({Settings.Rounds} rounds); medians.");
        Line($"Load average {Machine.Load} before, {LoadAfter} after.");
        Line($"Environment of both: {string.Join(' ', Settings.Environment.Select(pair => $"`{pair.Key}={pair.Value}`"))}.");
        Line("");
        Line("| | ours | other | | ratio | half of the rounds | target | |");
        Line("|---|---:|---:|---|---:|---|---:|---|");
        foreach (Row row in Rows)
        {
            string[] cells =
            [
                row.Name,
                Value(row.Ours, row.Unit),
                Value(row.Theirs, row.Unit),
                row.Against,
                Number(row.Ratio, "0.00"),
                Between(row.Spread),
                Target(row),
                Verdict(row),
            ];
            Line($"| {string.Join(" | ", cells)} |");
        }
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>Writes <c>NAME.md</c> and <c>NAME.json</c>.</summary>
    public IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string stem = Path.Combine(folder, $"{Settings.Device}-{Settings.Threads}-threads");
        File.WriteAllText(stem + ".md", ToMarkdown());
        File.WriteAllText(stem + ".json", ToJson() + "\n");
        return [stem + ".md", stem + ".json"];
    }

    private static string Value(double? value, string unit) =>
        value is null ? "" : $"{Number(value, value < 10 ? "0.000" : value < 1000 ? "0.0" : "0")} {unit}";

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Between(double[]? spread) => spread is null ? "" : $"{Number(spread[0], "0.00")}–{Number(spread[1], "0.00")}";

    private static string Target(Row row) =>
        row.Target is null ? "" : "≤ " + (row.Against.Length > 0 ? Number(row.Target, "0.0#") : Value(row.Target, row.Unit));

    private static string Verdict(Row row)
    {
        string? met = row.Met switch { true => "met", false => "**missed**", null => null };
        return string.Join(", ", new[] { met, row.Note }.Where(part => part is not null));
    }
}
