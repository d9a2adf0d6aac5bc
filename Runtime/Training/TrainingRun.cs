using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using ModelDsl.Checkpoints;
using ModelDsl.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ModelDsl.Training;

/// <summary>One run from its first step, or from its saved state, to its last.</summary>
internal sealed class TrainingRun : IDisposable
{
    // Enough points for any picture, however long the run.
    private const long MostTrainLines = 5000;

    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly ImageDataset _train;
    private readonly ImageDataset _test;
    private readonly TrainOptions _options;
    private readonly IProgress<TrainingEvent>? _progress;
    private readonly Distillation? _distillation;
    private readonly RunFolder _folder;
    private readonly Device _device;
    private readonly Parameter[] _parameters;
    private readonly AdamW _optimizer;
    private readonly TrainState _state;
    private readonly BatchReader _reader;
    private readonly Augmentation _augmentation;
    private readonly ScoreLoss _loss;
    private readonly int _batchSize;
    private readonly int _epochSteps;
    private readonly long _steps;
    private readonly WarmupCosine _schedule;
    private readonly Stopwatch _clock = new();
    private readonly Speedometer _speed = new();
    private TimeSpan _before;
    private EpochOrder? _order;
    private int _orderEpoch = -1;

    public TrainingRun(
        nn.Module<Tensor, Tensor> model,
        ImageDataset train,
        ImageDataset test,
        TrainOptions options,
        IProgress<TrainingEvent>? progress,
        Distillation? distillation = null
    )
    {
        if (train.Count == 0 || test.Count == 0)
            throw new TrainingException($"{train.Name} has {train.Count} images to learn from and {test.Count} to measure with; both need one or more.");
        (_model, _train, _test, _options, _progress, _distillation) = (model, train, test, options, progress, distillation);
        _folder = new RunFolder(options.Folder);
        _device = device(options.Device);
        _parameters = [.. model.parameters()];
        _optimizer = new AdamW(ParameterGroup.Of(model, options.WeightDecay));
        _state = new TrainState(model, _optimizer);
        _reader = new BatchReader(train, _device);
        _augmentation = new Augmentation(options.Flip, options.Shift, options.Seed);
        _loss = new ScoreLoss(options.LabelSmoothing, options.AuxiliaryWeight);
        // An incomplete batch at the end of an epoch is left out; which images that are differs from epoch to epoch.
        _batchSize = Math.Min(options.BatchSize, train.Count);
        _epochSteps = train.Count / _batchSize;
        _steps = (long)_epochSteps * options.Epochs;
        _schedule = new WarmupCosine(
            options.LearningRate,
            options.LearningRate * options.FinalRate,
            (long)Math.Round(_steps * options.Warmup),
            _steps
        );
    }

    private TimeSpan Elapsed => _before + _clock.Elapsed;

    /// <summary>Runs to the end, or until it is told to stop.</summary>
    public TrainResult Go(bool resume, CancellationToken stop)
    {
        if (resume)
            _state.Load(_folder.State, _train);
        _model.train();
        using var log = MetricsLog.Open(_folder.Metrics, _state.Step);
        _before = TimeSpan.FromSeconds(log.Lines.Count > 0 ? log.Lines[^1].Seconds : 0);
        // At once: a run can be resumed from its first moment, and a kill between the two files of a checkpoint is made good.
        Save();
        _progress?.Report(
            new TrainingStarted(
                _folder.Path,
                _state.Step,
                _steps,
                _options.Epochs,
                _parameters.Sum(parameter => parameter.numel()),
                _train.Count,
                _test.Count,
                get_num_threads()
            )
        );

        try
        {
            var test = Train(log, stop);
            return new TrainResult(_folder.Path, true, _state.Step, test, Elapsed);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Save();
            return new TrainResult(_folder.Path, false, _state.Step, null, Elapsed);
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _optimizer.Dispose();
    }

    private Evaluation? Train(MetricsLog log, CancellationToken stop)
    {
        Evaluation? test = null;
        var sinceSave = Stopwatch.StartNew();
        while (true)
        {
            var (epoch, position) = ((int)(_state.Step / _epochSteps), (int)(_state.Step % _epochSteps));
            if (position == 0)
            {
                if (epoch > 0)
                    test = MeasureOnce(log, epoch, stop);
                if (epoch == _options.Epochs)
                    return test;
                _state.EpochLoss = 0;
            }

            stop.ThrowIfCancellationRequested();
            _clock.Start();
            Step(log, epoch, position);
            _clock.Stop();

            if (position == _epochSteps - 1 || Due(sinceSave))
            {
                Save();
                sinceSave.Restart();
            }
        }
    }

    private void Step(MetricsLog log, int epoch, int position)
    {
        if (_orderEpoch != epoch)
            (_order, _orderEpoch) = (new EpochOrder(_train.Count, _options.Seed, epoch), epoch);
        var rate = _schedule.Rate(_state.Step);
        // Each step has random numbers of its own, on any device, so what dropout draws does not depend on what came before a kill.
        manual_seed(SplitMix.Mix(_options.Seed, _state.Step)).Dispose();
        double loss;
        using (NewDisposeScope())
        {
            // A copy: a span cannot be used in a lambda.
            var indices = _order!.Batch(position * _batchSize, _batchSize).ToArray();
            var (images, labels) = _reader.Read(indices, pixels => _augmentation.Apply(pixels, indices, epoch));
            var (scores, auxiliary) = _model is IAuxiliaryHeads trained ? trained.forward_auxiliary(images) : (_model.call(images), []);
            Evaluator.CheckScores(scores, _train);
            var cost = _distillation?.Loss(images, scores, Labelled, _train) ?? Labelled(scores);
            loss = cost.item<float>();
            if (!double.IsFinite(loss))
                throw new TrainingException($"The loss is {loss} at step {_state.Step + 1}: try a lower learning rate than {_options.LearningRate}.");
            _optimizer.ZeroGrad();
            cost.backward();
            if (_options.ClipNorm > 0)
                nn.utils.clip_grad_norm_(_parameters, _options.ClipNorm);
            _optimizer.Step(rate);

            Tensor Labelled(Tensor given) => _loss.Of(given, auxiliary, labels);
        }

        _state.Step++;
        _state.EpochLoss += loss;
        Report(log, epoch, loss, rate);
    }

    private void Report(MetricsLog log, int epoch, double loss, double rate)
    {
        var stride = Math.Max(1, _steps / MostTrainLines);
        if (_state.Step % stride == 0)
        {
            log.Add(
                new MetricsLine
                {
                    Kind = "train",
                    Step = _state.Step,
                    Epoch = epoch + 1,
                    Loss = loss,
                    LearningRate = rate,
                    Seconds = Math.Round(Elapsed.TotalSeconds, 3),
                }
            );
        }

        var speed = _speed.Add(_clock.Elapsed);
        var left = TimeSpan.FromSeconds((_steps - _state.Step) / Math.Max(speed, 1e-9));
        _progress?.Report(new TrainingStep(_state.Step, _steps, epoch + 1, loss, rate, speed * _batchSize, left));
    }

    // A run that was killed after an epoch was measured does not measure it again, but for the last, whose scores are the result.
    private Evaluation? MeasureOnce(MetricsLog log, int epoch, CancellationToken stop)
    {
        var measured = log.Lines.Any(line => line.Kind == "test" && line.Step == _state.Step);
        if (measured && epoch < _options.Epochs)
            return null;
        var test = Evaluator.Run(_model, _test, _device, _progress, stop);
        var trainLoss = _state.EpochLoss / _epochSteps;
        if (!measured)
        {
            log.Add(
                new MetricsLine
                {
                    Kind = "test",
                    Step = _state.Step,
                    Epoch = epoch,
                    Loss = test.Loss,
                    TrainLoss = trainLoss,
                    Accuracy = test.Accuracy,
                    Seconds = Math.Round(Elapsed.TotalSeconds, 3),
                }
            );
        }

        TrainingCurves.Write(_folder.Curves, _options.Model, log.Lines, _epochSteps, _steps);
        _progress?.Report(new EpochDone(epoch, _state.Step, trainLoss, test));
        return test;
    }

    private bool Due(Stopwatch sinceSave) =>
        (_options.CheckpointSeconds > 0 && sinceSave.Elapsed.TotalSeconds >= _options.CheckpointSeconds)
        || (_options.CheckpointSteps > 0 && _state.Step % _options.CheckpointSteps == 0);

    // The state first: it alone decides where a run resumes, and a run that resumes writes the weights again.
    private void Save()
    {
        _state.Save(_folder.State, _options, _train);
        var metadata = new ModelMetadata(_options.Model, _train.Name, _train.Classes, _train.Normalization, _state.Step);
        Checkpoint.Save(_model, _folder.Model, metadata.ToMetadata());
        _progress?.Report(new CheckpointSaved(_state.Step));
    }
}
