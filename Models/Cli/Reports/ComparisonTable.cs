using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ModelDsl.Checkpoints;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;
using ModelDsl.Training;

namespace ModelDsl.Models.Cli.Reports;

/// <summary>What a model came to in a comparison.</summary>
/// <param name="Model">The model.</param>
/// <param name="Accuracy">Of the test images, after the last epoch.</param>
/// <param name="ImagesPerSecond">While it learnt.</param>
/// <param name="Training">How long that took.</param>
/// <param name="Epochs">Each of its epochs.</param>
internal sealed record ComparedModel(
    DeclaredModel Model,
    double Accuracy,
    double ImagesPerSecond,
    TimeSpan Training,
    IReadOnlyList<EpochMetrics> Epochs
);

/// <summary>A comparison for people: at the terminal, as Markdown and as a picture.</summary>
internal static class ComparisonTable
{
    private static readonly string[] s_columns = ["model", "#parameters", "#MACs", "#test accuracy", "#images/s", "#training"];

    /// <summary>Prints it, and where the files are.</summary>
    public static void Write(Terminal terminal, string folder, IReadOnlyList<ComparedModel> rows)
    {
        var table = Tables.Create(s_columns);
        foreach (var row in rows)
            Tables.AddRow(table, Cells(row));
        terminal.Console.Write(table);
        foreach (var file in new[] { MarkdownFile(folder), PictureFile(folder) })
            terminal.Out.WriteLine($"  {Format.Path(file)}");
    }

    /// <summary>Leaves <c>comparison.md</c> and <c>comparison.svg</c>.</summary>
    public static void Save(string folder, IReadOnlyList<ComparedModel> rows)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", s_columns.Select(column => column.TrimStart('#'))).Append(" |\n");
        text.Append("| ").AppendJoin(" | ", s_columns.Select(column => column.StartsWith('#') ? "---:" : "---")).Append(" |\n");
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", Cells(row)).Append(" |\n");
        AtomicFile.Write(MarkdownFile(folder), stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
        ComparisonCurves.Write(PictureFile(folder), [.. rows.Select(row => (row.Model.Name, row.Epochs))]);
    }

    /// <summary>A row for a program.</summary>
    public static object Document(ComparedModel row) =>
        new
        {
            row.Model.Name,
            row.Model.Class,
            row.Model.Summary.Parameters,
            row.Model.Summary.Macs,
            row.Accuracy,
            ImagesPerSecond = Math.Round(row.ImagesPerSecond, 1),
            Seconds = Math.Round(row.Training.TotalSeconds, 3),
            row.Epochs,
        };

    private static string[] Cells(ComparedModel row) =>
        [
            row.Model.Name,
            Format.Count(row.Model.Summary.Parameters),
            Format.Short(row.Model.Summary.Macs),
            Format.Percent(row.Accuracy),
            Format.Count((long)row.ImagesPerSecond),
            Format.Duration(row.Training),
        ];

    private static string MarkdownFile(string folder) => Path.Combine(folder, "comparison.md");

    private static string PictureFile(string folder) => Path.Combine(folder, "comparison.svg");
}
