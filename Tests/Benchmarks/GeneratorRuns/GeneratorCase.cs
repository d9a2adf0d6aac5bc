using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Benchmarks.Harness;
using ModelDsl.Generator;

namespace ModelDsl.Benchmarks.GeneratorRuns;

/// <summary>
/// What the generator costs a build (all of it, the first time) and a keystroke (again, after an edit of one character), beside the
/// generator of System.Text.Json over as many types, in turn, and beside the compilation itself.
/// </summary>
/// <param name="Declarations">How many models the project declares, each in its file.</param>
internal sealed record GeneratorCase(int Declarations)
{
    private const string Json = "System.Text.Json's generator";

    // A run of 200 models is a tenth of a second, one of a single model is milliseconds: more of them for a steady median.
    private readonly int _times = Declarations < 100 ? 5 : 1;

    public static IReadOnlyList<GeneratorCase> All { get; } = [new(1), new(10), new(200)];

    public string Name => $"generator: {Declarations} declaration{(Declarations == 1 ? "" : "s")}";

    public IEnumerable<Row> Run(int rounds)
    {
        var ours = new Side(DeclaredProject.With(Declarations), () => new ModelGenerator().AsSourceGenerator());
        Side? theirs = JsonGenerator.Find() is { } json ? new Side(SerializedProject.With(Declarations), json) : null;
        rounds *= _times;

        yield return Against(theirs, "cold", rounds, side => side.Cold);
        if (Declarations == 200)
        {
            yield return OfOneModel(ours, rounds);
        }
        yield return OfTheCompilation(ours, Math.Min(rounds, 7));
        yield return Against(theirs, "after an edit of a comment", rounds, side => side.After(side.Project.EditComment));
        yield return Against(theirs, "after an edit in a file without declarations", rounds, side => side.After(side.Project.EditElsewhere));
        yield return Against(theirs, "after an edit of one declaration", rounds, side => side.After(side.Project.EditOne));
        yield return Alone("after an edit of a contract that all use", rounds, ours.After(ours.Project.EditShared));
        (double allocated, double kept) = ours.Memory();
        yield return new Row($"{Name}, memory allocated, cold", "", "MiB", allocated, null);
        yield return new Row($"{Name}, memory kept for the next edit", "", "MiB", kept, null);

        Row Against(Side? other, string when, int times, Func<Side, Timed> run)
        {
            if (other is null)
            {
                return Alone(when, times, run(ours)) with { Note = $"no {Json} found" };
            }
            double[][] seconds = InTurn.Measure([run(ours), run(other)], times);
            double[] ratios = [.. seconds[0].Zip(seconds[1], (a, b) => a / b)];
            return new Row($"{Name}, {when}", Json, "ms", Statistics.Median(seconds[0]) * 1e3, Statistics.Median(seconds[1]) * 1e3)
            {
                Spread = [Statistics.Quantile(ratios, 0.25), Statistics.Quantile(ratios, 0.75)],
            };
        }
    }

    private Row Alone(string when, int rounds, Timed run) =>
        new($"{Name}, {when}", "", "ms", Statistics.Median(InTurn.Measure([run], rounds)[0]) * 1e3, null);

    private Row OfOneModel(Side ours, int rounds) => Alone("cold, for each of them", rounds, ours.Cold) switch
    {
        var all => all with { Ours = all.Ours / Declarations, Target = 1 },
    };

    /// <summary>What a build takes longer than one of the same sources, the generated ones among them, by the compiler alone.</summary>
    private Row OfTheCompilation(Side ours, int rounds)
    {
        // By hand they would have to be parsed too.
        IReadOnlyList<string> generated = [.. ours.Generated().Select(tree => tree.ToString())];
        double[][] seconds = InTurn.Measure(
            [Timed.Of(() => Emit(ours.Ran(ours.Project.Fresh()))), Timed.Of(() => Emit(ours.Project.With(generated)))],
            rounds);
        double[] added = [.. seconds[0].Zip(seconds[1], (with, without) => (with - without) / without)];
        return new Row(
            $"{Name}, added to the compilation's own {Statistics.Median(seconds[1]) * 1e3:0} ms", "", "%", Statistics.Median(added) * 100, null)
        {
            Target = Declarations == 200 ? 10 : null, // the first call into a compilation costs milliseconds, whatever is in it
        };
    }

    private static void Emit(Compilation compilation)
    {
        using var nowhere = new System.IO.MemoryStream();
        if (compilation.Emit(nowhere) is { Success: false } failed)
        {
            throw new InvalidOperationException($"The project does not compile: {failed.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
        }
    }
}
