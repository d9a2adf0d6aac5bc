using ModelDsl.Data;
using ModelDsl.Training;

namespace ModelDsl.Models.Cli.Catalogue;

/// <summary>Where the images are, and how they become those that a model takes.</summary>
/// <param name="Folder">The folder; null for Fashion-MNIST in its usual places.</param>
/// <param name="Resize">Whether images of another size are scaled.</param>
/// <param name="TestPart">The part of pictures to measure with, where the folder does not say.</param>
/// <param name="Normalization">How the pixels of pictures become the input; null for ImageNet's means and deviations.</param>
internal sealed record DataSource(string? Folder, bool Resize, double TestPart, Normalization? Normalization)
{
    /// <summary>Fashion-MNIST in its usual places.</summary>
    public static DataSource Default { get; } = new(null, false, ImageFolder.DefaultTestPart, null);

    /// <summary>What a run learnt from.</summary>
    public static DataSource Of(TrainOptions options) => new(options.Data, options.Resize, options.TestPart, options.Normalization);

    /// <summary>Loads one part of it for a model.</summary>
    /// <exception cref="CommandException">The images do not fit the model.</exception>
    /// <exception cref="DatasetException">There are none, or one cannot be read.</exception>
    public ImageDataset Load(DataSplit split, DeclaredModel model)
    {
        Fit.CheckClassifier(model);
        var size = Fit.ImagesOf(model);
        var data = DatasetFolder.Load(split, Folder, size, Normalization, TestPart);
        if (Resize && data.Size != size)
            data = new ScaledDataset(data, size);
        Fit.Check(model, data);
        return data;
    }
}
