using System;
using System.Collections.Generic;
using System.Diagnostics;
using ModelDsl.Checkpoints;
using ModelDsl.Models.Cli.Output;
using ModelDsl.Training;

namespace ModelDsl.Models.Cli.Reports;

/// <summary>For a program: one JSON object a line, told apart by its key <c>event</c>; a step at most every second.</summary>
internal sealed class JsonTrainingReport(Terminal terminal) : TrainingReport
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _sinceStep = Stopwatch.StartNew();

    public override void Started(string file, CheckpointLoad load) =>
        Write(
            new
            {
                Event = "weights",
                File = file,
                load.Tensors,
                load.Adapted,
            }
        );

    public override void Finish(TrainResult result) =>
        Write(
            new
            {
                Event = "done",
                result.Completed,
                result.Step,
                Seconds = Math.Round(result.Training.TotalSeconds, 3),
                result.Folder,
                Files = RunSummary.Files(result),
                Test = result.Test is null ? null : EvaluationDocument.Of(result.Test),
            }
        );

    public override void Report(TrainingEvent news)
    {
        switch (news)
        {
            case TrainingStarted started:
                Write(
                    new
                    {
                        Event = "started",
                        started.Folder,
                        started.Step,
                        started.Steps,
                        started.Epochs,
                        started.Parameters,
                        started.TrainImages,
                        started.TestImages,
                        started.Threads,
                    }
                );
                break;
            case TrainingStep step when step.Step == step.Steps || _sinceStep.Elapsed >= s_pause:
                _sinceStep.Restart();
                Write(
                    new
                    {
                        Event = "step",
                        step.Step,
                        step.Steps,
                        step.Epoch,
                        step.Loss,
                        step.LearningRate,
                        ImagesPerSecond = Math.Round(step.ImagesPerSecond, 1),
                        SecondsLeft = Math.Round(step.Left.TotalSeconds, 1),
                    }
                );
                break;
            case EpochDone epoch:
                Write(
                    new
                    {
                        Event = "epoch",
                        epoch.Epoch,
                        epoch.Step,
                        epoch.TrainLoss,
                        TestLoss = epoch.Test.Loss,
                        TestAccuracy = epoch.Test.Accuracy,
                    }
                );
                break;
            case CheckpointSaved saved:
                Write(new { Event = "checkpoint", saved.Step });
                break;
        }
    }

    private void Write<T>(T line) => JsonOutput.WriteLine(terminal.Out, line);
}

/// <summary>An evaluation as JSON.</summary>
internal sealed record EvaluationDocument(long Images, double Loss, double Accuracy, IReadOnlyList<ClassScore> Classes)
{
    public static EvaluationDocument Of(Evaluation evaluation) =>
        new(evaluation.Count, evaluation.Loss, evaluation.Accuracy, evaluation.Classes);
}
