using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ModelDsl.Soundness.Declarations;

namespace ModelDsl.Soundness.Judging;

/// <summary>Judges a stretch of a seed's sequence of declarations, batch by batch, several side by side.</summary>
/// <param name="vocabulary">What the declarations are made of.</param>
/// <param name="zoo">Declarations that some start from.</param>
public sealed class Search(Vocabulary vocabulary, IReadOnlyList<Declaration> zoo)
{
    private const int BatchSize = 250;

    private readonly RandomDeclarations declarations = new(vocabulary, [.. zoo]);
    private readonly Judge judge = new(vocabulary);

    /// <summary>Judges <paramref name="count"/> declarations from number <paramref name="from"/> on.</summary>
    /// <param name="seed">The sequence.</param>
    /// <param name="from">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="threads">How many batches side by side.</param>
    /// <param name="progress">Told each batch.</param>
    /// <param name="cancellation">Ends the search after the batches at hand.</param>
    public Tally Run(long seed, long from, long count, int threads, Action<Tally>? progress = null, CancellationToken cancellation = default)
    {
        var tally = new Tally();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.ForEach(
            // One batch at a time, in order: what is judged when a run is stopped is the beginning of the sequence.
            Partitioner.Create(
                Batches(from, count).TakeWhile(_ => !cancellation.IsCancellationRequested),
                EnumerablePartitionerOptions.NoBuffering
            ),
            options,
            batch =>
            {
                // Every thread runs models of its own; libtorch's threads would only stand in each other's way.
                TorchSharp.torch.set_num_threads(1);
                var made = Enumerable.Range(0, batch.Size).Select(i => declarations.At(seed, batch.First + i)).ToList();
                tally.Add(judge.Rule(batch.First, made));
                progress?.Invoke(tally);
            }
        );
        return tally;
    }

    private static IEnumerable<(long First, int Size)> Batches(long from, long count)
    {
        for (var first = from; first < from + count; first += BatchSize)
            yield return (first, (int)Math.Min(BatchSize, from + count - first));
    }
}
