using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using ModelDsl.Data;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;
using ModelDsl.Models.Cli.Reports;
using ModelDsl.Training;

namespace ModelDsl.Models.Cli.Verbs;

/// <summary><c>train</c>: trains a declared model, or goes on with a run.</summary>
internal sealed class TrainVerb : Verb
{
    private const string Runs = "runs";

    private static readonly TrainOptions s_defaults = new() { Model = "", Folder = "" };

    private readonly ModelCatalogue _catalogue;
    private readonly Argument<DeclaredModel> _model;
    private readonly Option<int?> _epochs = NumberOptions.Whole(
        "--epochs",
        1,
        $"How often each image is seen. Default: {s_defaults.Epochs}."
    );
    private readonly Option<int?> _batch = NumberOptions.Whole("--batch", 1, $"Images of one step. Default: {s_defaults.BatchSize}.");
    private readonly Option<double?> _rate = NumberOptions.Positive(
        "--lr",
        Format.Invariant($"The highest learning rate. Default: {s_defaults.LearningRate}.")
    );
    private readonly Option<int?> _seed = NumberOptions.Whole(
        "--seed",
        0,
        $"Determines weights, order and augmentation. Default: {s_defaults.Seed}."
    );
    private readonly Option<CheckpointEvery?> _every = CheckpointEvery.Option(s_defaults.CheckpointSeconds);
    private readonly ComputeOptions _compute;
    private readonly Option<string?> _out = new("--out")
    {
        Description = "The folder of the run. Default: runs/<class>-<time>.",
        HelpName = "FOLDER",
    };
    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Go on with the run in this folder, or with the latest in runs, as it began.",
        HelpName = "RUN",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> _data;
    private readonly Option<bool> _json;

    public TrainVerb(Terminal terminal, ModelCatalogue catalogue)
        : base(
            "train",
            "Trains a model on Fashion-MNIST and measures it; leaves weights, metrics and curves in a folder. Ctrl-C saves and stops.",
            terminal,
            "modeldsl train VitFashion",
            "modeldsl train VitFashion --epochs 12 --lr 1e-3 --out runs/long",
            "modeldsl train --resume runs/long"
        )
    {
        _catalogue = catalogue;
        _model = ModelArgument(catalogue, optional: true);
        Add(_epochs);
        Add(_batch);
        Add(_rate);
        Add(_seed);
        _compute = new ComputeOptions(this);
        _data = DataOption();
        Add(_out);
        Add(_resume);
        Add(_every);
        _json = JsonOption("The progress as one JSON object a line.");
    }

    private IEnumerable<Option> OfNewRuns => [_epochs, _batch, _rate, _seed, _every, _out, .. _compute.All];

    protected override int Run(ParseResult parsed)
    {
        var asked = parsed.GetValue(_model);
        var resumed = Resumed(parsed, asked);
        var options = resumed is not null ? OptionsOf(resumed, parsed) : NewOptions(asked ?? throw NoModel(), parsed);
        var model = ModelOf(options, asked);
        var folder = parsed.GetValue(_data) ?? options.Data;
        var (train, test) = (FashionMnist.Load(DataSplit.Train, folder), FashionMnist.Load(DataSplit.Test, folder));
        Fit.Check(model, train);

        using var stop = new StopSignal();
        var report = TrainingReport.For(Terminal, parsed.GetValue(_json));
        var result = report.Watch(progress =>
            resumed is not null
                ? Trainer.Resume(() => model.Create(), train, test, resumed, progress, stop.Token)
                : Trainer.Run(() => model.Create(), train, test, options, progress, stop.Token)
        );
        report.Finish(result);
        return result.Completed
            ? CommandHost.Ok
            : throw new CommandException(
                Format.Invariant($"stopped after step {result.Step}; go on with: modeldsl train --resume {Format.Path(result.Folder)}")
            );
    }

    private string? Resumed(ParseResult parsed, DeclaredModel? asked) =>
        parsed.GetResult(_resume) is not { Implicit: false }
            ? null
            : parsed.GetValue(_resume)
                ?? RunFolder.Latest(Runs, asked?.Class)
                ?? throw new CommandException($"there is no run to go on with in {Path.GetFullPath(Runs)}; name the folder of one: --resume RUN.");

    private static CommandException NoModel() => new("name the MODEL to train, or a run to go on with by --resume.", CommandHost.BadUsage);

    private TrainOptions OptionsOf(string run, ParseResult parsed)
    {
        if (OfNewRuns.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            throw new CommandException($"{given.Name} cannot be given with --resume: a run goes on as it began.", CommandHost.BadUsage);
        return Directory.Exists(run)
            ? Trainer.ReadOptions(run)
            : throw new CommandException($"there is no run {run}; --resume takes the folder of one.");
    }

    private TrainOptions NewOptions(DeclaredModel model, ParseResult parsed)
    {
        var every = parsed.GetValue(_every) ?? new CheckpointEvery(s_defaults.CheckpointSteps, s_defaults.CheckpointSeconds);
        return s_defaults with
        {
            Model = model.Class,
            Folder = parsed.GetValue(_out) ?? RunFolder.New(Runs, model.Class, DateTime.Now),
            // Whoever resumes may stand in another folder.
            Data = parsed.GetValue(_data) is { } data ? Path.GetFullPath(data) : null,
            Epochs = parsed.GetValue(_epochs) ?? s_defaults.Epochs,
            BatchSize = parsed.GetValue(_batch) ?? s_defaults.BatchSize,
            LearningRate = parsed.GetValue(_rate) ?? s_defaults.LearningRate,
            Seed = parsed.GetValue(_seed) ?? s_defaults.Seed,
            Threads = _compute.Threads(parsed),
            Device = _compute.DeviceName(parsed),
            CheckpointSteps = every.Steps,
            CheckpointSeconds = every.Seconds,
        };
    }

    private DeclaredModel ModelOf(TrainOptions options, DeclaredModel? asked)
    {
        var model =
            _catalogue.Find(options.Model) ?? throw new CommandException($"the run is of {options.Model}, which is not declared here.");
        return asked is null || asked == model
            ? model
            : throw new CommandException($"the run is of {model.Class}, not of {asked.Class}; leave the MODEL out.", CommandHost.BadUsage);
    }
}
