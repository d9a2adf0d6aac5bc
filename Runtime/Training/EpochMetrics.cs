using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ModelDsl.Training;

/// <summary>What an epoch of a run came to.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Accuracy">The part of the test images that were classified correctly after it.</param>
/// <param name="Seconds">Time of training since the run began.</param>
public sealed record EpochMetrics(int Epoch, double Accuracy, double Seconds)
{
    /// <summary>The epochs of a run so far, from its <c>metrics.jsonl</c>.</summary>
    /// <exception cref="TrainingException">The folder holds no run.</exception>
    public static IReadOnlyList<EpochMetrics> Read(RunFolder folder) =>
        File.Exists(folder.Metrics)
            ?
            [
                .. MetricsLog
                    .Read(folder.Metrics)
                    .Where(line => line.Kind == "test")
                    .Select(line => new EpochMetrics(line.Epoch, line.Accuracy ?? 0, line.Seconds)),
            ]
            : throw new TrainingException($"{folder.Path} holds no run: {Path.GetFileName(folder.Metrics)} is not there.");
}
