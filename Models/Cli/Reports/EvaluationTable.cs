using System.Globalization;
using ModelDsl.Models.Cli.Output;
using ModelDsl.Training;

namespace ModelDsl.Models.Cli.Reports;

/// <summary>An evaluation for people: a line a class, then the whole.</summary>
internal static class EvaluationTable
{
    /// <summary>Prints it.</summary>
    public static void Write(Terminal terminal, Evaluation evaluation)
    {
        var table = Tables.Create("class", "#images", "#recall", "#precision", "#F1");
        foreach (var score in evaluation.Classes)
            Tables.AddRow(table, score.Name, Format.Count(score.Count), Percent(score.Recall), Percent(score.Precision), Percent(score.F1));
        terminal.Console.Write(table);
        terminal.Out.WriteLine(
            Format.Invariant(
                $"test accuracy {Format.Percent(evaluation.Accuracy)} of {Format.Count(evaluation.Count)} images, loss {evaluation.Loss:0.0000}"
            )
        );
    }

    private static string Percent(double fraction) => (100 * fraction).ToString("0.0 '%'", CultureInfo.InvariantCulture);
}
