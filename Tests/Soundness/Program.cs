using System;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using ModelDsl.Soundness.Declarations;
using ModelDsl.Soundness.Judging;

namespace ModelDsl.Soundness;

/// <summary>
/// <c>dotnet run -c Release --project Tests/Soundness -- --count 100000 --seed 1</c>: the search of the tests at any length. Exit code 0 where
/// generator and real modules agree about every declaration, 1 where they do not.
/// </summary>
internal static class Program
{
    private const int MostShrunk = 20;

    private static int Main(string[] arguments)
    {
        var count = new Option<long>("--count") { Description = "How many declarations.", DefaultValueFactory = _ => 5000 };
        var seed = new Option<long>("--seed") { Description = "Which sequence of declarations.", DefaultValueFactory = _ => 1 };
        var from = new Option<long>("--from") { Description = "The first declaration's number: to go on with a run, or to look at one.", DefaultValueFactory = _ => 0 };
        var threads = new Option<int>("--threads")
        {
            Description = "How many batches side by side.",
            DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2),
        };
        var show = new Option<bool>("--show") { Description = "Print every declaration and its verdict." };
        var command = new RootCommand("Judges random declarations by the generator and by the real modules.") { count, seed, from, threads, show };
        command.SetAction(parsed =>
            Run(parsed.GetValue(seed), parsed.GetValue(from), parsed.GetValue(count), parsed.GetValue(threads), parsed.GetValue(show))
        );
        return command.Parse(arguments).Invoke();
    }

    private static int Run(long seed, long from, long count, int threads, bool show)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var vocabulary = Declared.Vocabulary;
        var clock = Stopwatch.StartNew();
        var shown = 0;
        var tally = new Search(vocabulary, Declared.Zoo).Run(seed, from, count, threads, Report, stop.Token);
        Console.WriteLine($"seed {seed}, declarations {from} to {from + tally.Count - 1}, {clock.Elapsed.TotalSeconds:F0} s, {Memory()} MiB");
        Console.WriteLine();
        Console.Write(tally);
        if (show)
            Show(seed, from, count);
        foreach (var verdict in tally.Disagreements.DistinctBy(Shrinker.Likeness).Take(MostShrunk))
            Console.WriteLine("\n" + Shrinker.Report(seed, verdict, new Judge(vocabulary)));
        return tally.Disagreements.Count == 0 ? 0 : 1;

        void Report(Tally so)
        {
            foreach (var found in so.Disagreements.Skip(shown))
                Console.Error.WriteLine($"declaration {found.Index}: {found.Disagreement}");
            shown = so.Disagreements.Count;
            Console.Error.WriteLine(
                $"{so.Count}/{count} declarations, {so.Accepted} accepted, {so.Disagreements.Count} disagreements, {clock.Elapsed.TotalSeconds:F0} s, {Memory()} MiB"
            );
        }
    }

    private static void Show(long seed, long from, long count)
    {
        var declarations = new RandomDeclarations(Declared.Vocabulary, Declared.Zoo);
        var judge = new Judge(Declared.Vocabulary);
        for (var i = from; i < from + count; i++)
        {
            var verdict = judge.Rule(i, [declarations.At(seed, i)])[0];
            Console.WriteLine($"{i} {verdict.Class} {verdict.Truth}: {verdict.Declaration}");
        }
    }

    private static long Memory() => Environment.WorkingSet >> 20;
}
