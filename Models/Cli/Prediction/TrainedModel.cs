using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ModelDsl.Checkpoints;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;
using ModelDsl.Training;
using static TorchSharp.torch;

namespace ModelDsl.Models.Cli.Prediction;

/// <summary>A model with the weights of a checkpoint, ready to be used.</summary>
/// <param name="Declared">Its declaration.</param>
/// <param name="Module">The module, in evaluation mode.</param>
/// <param name="File">Where the weights came from.</param>
/// <param name="Metadata">What the file says about itself; null where somebody else wrote it.</param>
/// <param name="Data">The images that its run was given; the usual ones where it has none.</param>
internal sealed record TrainedModel(
    DeclaredModel Declared,
    nn.Module<Tensor, Tensor> Module,
    string File,
    ModelMetadata? Metadata,
    DataSource Data
) : IDisposable
{
    /// <summary>Loads it.</summary>
    /// <param name="path">A safetensors file, or the folder of a run.</param>
    /// <param name="asked">The model that the user named; null to take the file's word.</param>
    /// <param name="catalogue">The models.</param>
    /// <param name="device">Where to put it.</param>
    /// <exception cref="CommandException">There is no such file, nobody says of which model it is, or it does not fit.</exception>
    public static TrainedModel Open(string path, DeclaredModel? asked, ModelCatalogue catalogue, Device device)
    {
        var file = Directory.Exists(path) ? new RunFolder(path).Model : path;
        if (!System.IO.File.Exists(file))
        {
            throw new CommandException(
                Directory.Exists(path)
                    ? $"{path} holds no {Path.GetFileName(file)}; give the folder of a run, or a safetensors file."
                    : $"there is no checkpoint {path}; give a safetensors file or the folder of a run."
            );
        }

        using var content = SafeTensorsFile.Open(file);
        var metadata = ModelMetadata.From(content.Metadata);
        var declared = asked ?? Named(file, metadata, catalogue);
        var module = declared.Create(device, classes: metadata?.Classes.Count);
        try
        {
            Checkpoint.Load(module, file, KeysOf(content, module, declared));
            module.eval();
            return new TrainedModel(declared, module, file, metadata, DataOf(path, metadata));
        }
        catch (Exception exception)
        {
            module.Dispose();
            if (exception is CheckpointException misfit)
                throw Misfit(misfit, content, declared, catalogue);
            throw;
        }
    }

    public void Dispose() => Module.Dispose();

    // The file has our keys or those of the model's best-known public checkpoint: whichever more of its tensors fit.
    private static KeyMap KeysOf(SafeTensorsFile file, nn.Module module, DeclaredModel declared)
    {
        var known = module.state_dict().Keys.ToHashSet();
        var published = KeyMap.Of(declared.Type);
        return Fits(published) > Fits(KeyMap.Identity) ? published : KeyMap.Identity;

        int Fits(KeyMap keys) => file.Tensors.Count(tensor => known.Contains(keys.ToOurs(tensor.Name)));
    }

    /// <summary>The error that lists each key that differs, and names the models that the file may be of.</summary>
    private static CommandException Misfit(CheckpointException misfit, SafeTensorsFile file, DeclaredModel asked, ModelCatalogue catalogue)
    {
        // Two models of one number of parameters are mostly one model.
        var values = file.Tensors.Sum(tensor => tensor.Shape.Aggregate(1L, (product, size) => product * size));
        var likely = catalogue
            .Models.Where(model => model != asked && model.Summary.Parameters == values)
            .Select(model => model.Name)
            .ToArray();
        var remedy = likely.Length > 0 ? $" It has as many values as {string.Join(", ", likely)}: name that with --model." : "";
        var details = new StringBuilder();
        List("missing from the file", misfit.Missing);
        List("unknown to the model", misfit.Unexpected);
        List(
            "not alike",
            [.. misfit.Misfits.Select(tensor => $"{tensor.Key}: the file has {tensor.Found}, the model needs {tensor.Expected}")]
        );
        return new CommandException(
            $"{Format.Path(file.Path)} does not fit {asked.Name}; nothing was loaded.{remedy}",
            details: details.ToString().TrimEnd('\n')
        );

        void List(string title, IReadOnlyList<string> keys)
        {
            if (keys.Count == 0)
                return;
            details.Append(Format.Invariant($"  {title} ({keys.Count}):\n"));
            foreach (var line in KeyGroups.Collapse(keys))
                details.Append($"    {line}\n");
        }
    }

    // A checkpoint that left its run still says how its pictures became the input.
    private static DataSource DataOf(string path, ModelMetadata? metadata) =>
        System.IO.File.Exists(new RunFolder(path).State)
            ? DataSource.Of(Trainer.ReadOptions(path))
            : DataSource.Default with
            {
                Normalization = metadata?.Normalization,
            };

    private static DeclaredModel Named(string file, ModelMetadata? metadata, ModelCatalogue catalogue)
    {
        if (metadata is null)
            throw new CommandException($"{file} does not say of which model it is; name it with --model.");
        return catalogue.Find(metadata.Model)
            ?? throw new CommandException($"{file} is of {metadata.Model}, which is not declared here; name another with --model.");
    }
}
