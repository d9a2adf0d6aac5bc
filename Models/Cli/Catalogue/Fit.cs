using System.Linq;
using ModelDsl.Data;
using ModelDsl.Models.Cli.Output;

namespace ModelDsl.Models.Cli.Catalogue;

/// <summary>Whether a model and a data set go together, said before anything is computed.</summary>
internal static class Fit
{
    private const string SeeList = "\"modeldsl list\" shows who takes which input.";

    /// <summary>Size of the images that a model takes.</summary>
    /// <exception cref="CommandException">It takes no images.</exception>
    public static ImageSize ImagesOf(DeclaredModel model) =>
        model.Summary.Input is [var channels and (1 or 3), var height, var width]
            ? new ImageSize((int)channels, (int)height, (int)width)
            : throw new CommandException($"{model.Name} takes {Format.Shape(model.Summary.Input)}, which is no picture; {SeeList}");

    /// <summary>Checks that the images are of the size that the model takes, and the classes as many as it tells apart.</summary>
    /// <exception cref="CommandException">They do not fit.</exception>
    public static void Check(DeclaredModel model, ImageDataset data)
    {
        if (ImagesOf(model) != data.Size)
        {
            throw new CommandException(
                $"{model.Name} takes images of {Format.Shape(model.Summary.Input)}, but those of {data.Name} are {data.Size}; {SeeList}"
            );
        }

        if (!model.Summary.Output.SequenceEqual([data.Classes.Count]))
        {
            throw new CommandException(
                $"{model.Name} gives {Format.Shape(model.Summary.Output)} scores, but {data.Name} has {data.Classes.Count} classes; "
                    + $"declare one with [ClassHead({data.Classes.Count})]."
            );
        }
    }
}
