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

    /// <summary>Checks that the images are of the size that the model takes.</summary>
    /// <exception cref="CommandException">They do not fit.</exception>
    public static void Check(DeclaredModel model, ImageDataset data)
    {
        if (ImagesOf(model) != data.Size)
        {
            throw new CommandException(
                $"{model.Name} takes images of {Format.Shape(model.Summary.Input)}, but those of {data.Name} are {data.Size}; scale them with --resize, or see "
                    + "with \"modeldsl list\" who takes them as they are."
            );
        }
    }

    /// <summary>Checks that the model scores classes. How many does not matter: its head can start anew.</summary>
    /// <exception cref="CommandException">It does something else.</exception>
    public static void CheckClassifier(DeclaredModel model)
    {
        if (model.Summary.Output is not [_])
            throw new CommandException($"{model.Name} gives {Format.Shape(model.Summary.Output)}, no score for each class: it is no classifier.");
    }
}
