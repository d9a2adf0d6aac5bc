using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>One of our cases, and the cases of Python's that do the same.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Ours">Case of our worker.</param>
/// <param name="Theirs">Cases of Python's worker.</param>
/// <param name="Target">What our time over Python's may be at most, for each of them.</param>
/// <param name="Unit">Unit of time in the table.</param>
/// <param name="PerSecond">How many of that unit a second has.</param>
internal sealed record Comparison(string Name, string Ours, string[] Theirs, double Target, string Unit, double PerSecond)
{
    /// <summary>Runs all of them in turn; one row for each of Python's cases.</summary>
    public IEnumerable<Row> Run(WorkerProcess ours, WorkerProcess? python, int rounds)
    {
        if (python is null)
        {
            double[] alone = Alternation.Measure([(ours, Ours)], rounds)[0];
            double median = Statistics.Median(alone) * PerSecond;
            return [.. Theirs.Select(theirs => new Row(Name, Label(theirs), Unit, median, null) { Target = Target, Note = "no PyTorch" })];
        }
        if (Theirs.Select(python.Parameters).FirstOrDefault(count => count != ours.Parameters(Ours), -1) is var other and not -1)
        {
            throw new WorkerException($"{Ours} has {ours.Parameters(Ours):N0} parameters, Python's has {other:N0}");
        }
        double[][] seconds = Alternation.Measure([(ours, Ours), .. Theirs.Select(theirs => (python, theirs))], rounds);
        return [.. Theirs.Select((theirs, i) => Compare(Label(theirs), seconds[0], seconds[i + 1]))];
    }

    private Row Compare(string against, double[] ours, double[] theirs)
    {
        double[] ratios = [.. ours.Zip(theirs, (a, b) => a / b)];
        return new Row(Name, against, Unit, Statistics.Median(ours) * PerSecond, Statistics.Median(theirs) * PerSecond)
        {
            Target = Target,
            Spread = [Statistics.Quantile(ratios, 0.25), Statistics.Quantile(ratios, 0.75)],
        };
    }

    /// <summary><c>PyTorch</c>, with the variant where there are several.</summary>
    private string Label(string theirs) => theirs == Ours ? "PyTorch" : "PyTorch, " + theirs[(theirs.IndexOf('/') + 1)..].Replace('-', ' ');
}
