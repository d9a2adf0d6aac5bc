using System;

namespace ModelDsl.Training;

/// <summary>What a run tells whoever watches, on the thread that trains; match on the type.</summary>
public abstract record TrainingEvent;

/// <summary>The first event: all is loaded and the first step comes next.</summary>
/// <param name="Folder">The folder of the run.</param>
/// <param name="Step">Steps done already: more than 0 where the run was resumed.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Parameters">Number of parameters of the model.</param>
/// <param name="TrainImages">Images to learn from.</param>
/// <param name="TestImages">Images to measure with.</param>
/// <param name="Threads">Threads that compute.</param>
public sealed record TrainingStarted(
    string Folder,
    long Step,
    long Steps,
    int Epochs,
    long Parameters,
    int TrainImages,
    int TestImages,
    int Threads
) : TrainingEvent;

/// <summary>A step is done.</summary>
/// <param name="Step">Steps done, from 1.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Epoch">The epoch of this step, from 1.</param>
/// <param name="Loss">The loss of its batch.</param>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="ImagesPerSecond">Speed over the last seconds.</param>
/// <param name="Left">Time until the last step at that speed.</param>
public sealed record TrainingStep(
    long Step,
    long Steps,
    int Epoch,
    double Loss,
    double LearningRate,
    double ImagesPerSecond,
    TimeSpan Left
) : TrainingEvent;

/// <summary>Part of the test images of an evaluation are done.</summary>
/// <param name="Images">Images done.</param>
/// <param name="Count">Images in all.</param>
public sealed record EvaluationStep(int Images, int Count) : TrainingEvent;

/// <summary>An epoch is done and measured.</summary>
/// <param name="Epoch">Epochs done, from 1.</param>
/// <param name="Step">Steps done.</param>
/// <param name="TrainLoss">Mean loss of the epoch's steps since the start or resumption.</param>
/// <param name="Test">The test images.</param>
public sealed record EpochDone(int Epoch, long Step, double TrainLoss, Evaluation Test) : TrainingEvent;

/// <summary>The state is on disk: a run killed from here on resumes at this step.</summary>
/// <param name="Step">Steps done.</param>
public sealed record CheckpointSaved(long Step) : TrainingEvent;
