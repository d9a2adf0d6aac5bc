using System.CommandLine;
using ModelDsl.Data;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;
using ModelDsl.Models.Cli.Prediction;
using ModelDsl.Models.Cli.Reports;
using ModelDsl.Training;

namespace ModelDsl.Models.Cli.Verbs;

/// <summary><c>eval</c>: measures the weights of a checkpoint on the test images.</summary>
internal sealed class EvalVerb : Verb
{
    private readonly ModelCatalogue _catalogue;
    private readonly Option<string> _checkpoint;
    private readonly Option<DeclaredModel?> _model;
    private readonly Option<bool> _adapt;
    private readonly DataOptions _data;
    private readonly ComputeOptions _compute;
    private readonly Option<bool> _json;

    public EvalVerb(Terminal terminal, ModelCatalogue catalogue)
        : base(
            "eval",
            "Measures a checkpoint on the test images: loss, accuracy, and how well each class does.",
            terminal,
            "modeldsl eval --checkpoint runs/VitFashion-20260131-154500",
            "modeldsl eval --checkpoint model.safetensors --model VitFashion --json"
        )
    {
        _catalogue = catalogue;
        _checkpoint = CheckpointOption();
        _model = ModelOption(catalogue);
        _adapt = AdaptOption();
        _data = new DataOptions(this);
        _compute = new ComputeOptions(this);
        _json = JsonOption("{model, checkpoint, dataset, images, loss, accuracy, classes}.");
    }

    protected override int Run(ParseResult parsed)
    {
        var device = _compute.SetUp(parsed);
        using var model = TrainedModel.Open(
            parsed.GetRequiredValue(_checkpoint),
            parsed.GetValue(_model),
            _catalogue,
            device,
            parsed.GetValue(_adapt)
        );
        var data = _data.Source(parsed, model.Data).Load(DataSplit.Test, model.Declared);
        var evaluation = Evaluator.Run(model.Module, data, device);
        if (parsed.GetValue(_json))
        {
            var document = EvaluationDocument.Of(evaluation);
            JsonOutput.WriteDocument(
                Terminal.Out,
                new
                {
                    Model = model.Declared.Name,
                    Checkpoint = model.File,
                    Dataset = data.Name,
                    document.Images,
                    document.Loss,
                    document.Accuracy,
                    document.Classes,
                }
            );
        }
        else
        {
            EvaluationTable.Write(Terminal, evaluation);
        }

        return CommandHost.Ok;
    }
}
