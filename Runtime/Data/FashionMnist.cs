using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static System.StringComparison;

namespace ModelDsl.Data;

/// <summary>
/// Fashion-MNIST (arXiv 1708.07747): 60,000 + 10,000 grey images of clothes, 28×28, in ten classes. Looked for in the folder that is asked for,
/// else in the folder that the variable <c>MODELDSL_DATA</c> names, else where Debian's package <c>dataset-fashion-mnist</c> puts it.
/// </summary>
public static class FashionMnist
{
    /// <summary>The data set's name, and that of its subfolder in a folder of data sets.</summary>
    public const string Name = "fashion-mnist";

    /// <summary>The environment variable that names a folder of data sets.</summary>
    public const string FolderVariable = "MODELDSL_DATA";

    private const string DebianFolder = "/usr/share/datasets/fashion-mnist";

    // Of the training images.
    private static readonly Normalization s_normalization = new([0.2860f], [0.3530f]);

    /// <summary>The ten classes.</summary>
    public static IReadOnlyList<string> Classes { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Loads one part of the data set into memory.</summary>
    /// <param name="split">Which part.</param>
    /// <param name="folder">Where to look; null for the usual places.</param>
    /// <exception cref="DatasetException">It is not there, or damaged.</exception>
    public static ImageDataset Load(DataSplit split, string? folder = null)
    {
        var prefix = split == DataSplit.Train ? "train" : "t10k";
        var images = Find($"{prefix}-images-idx3-ubyte", folder);
        var labels = Find($"{prefix}-labels-idx1-ubyte", folder);
        var pixels = IdxFile.Read(images, rank: 3);
        var classes = IdxFile.Read(labels, rank: 1);
        if (pixels.Dims[0] != classes.Dims[0])
            throw new DatasetException($"{images} has {pixels.Dims[0]} images, but {labels} has {classes.Dims[0]} labels.");
        return new MemoryImageDataset(
            Name,
            new ImageSize(1, pixels.Dims[1], pixels.Dims[2]),
            pixels.Data,
            classes.Data,
            Classes,
            s_normalization
        );
    }

    /// <summary>Whether a folder, or one of that name in it, holds a file of it.</summary>
    internal static bool Recognizes(string folder) =>
        Folders(folder)
            .Where(Directory.Exists)
            .SelectMany(inner => Directory.EnumerateFiles(inner, "*-ubyte*"))
            .Any(path => Path.GetFileName(path) is var name && (name.StartsWith("train-", Ordinal) || name.StartsWith("t10k-", Ordinal)));

    private static string Find(string file, string? folder)
    {
        var folders = Folders(folder);
        return folders.SelectMany(f => new[] { Path.Combine(f, file + ".gz"), Path.Combine(f, file) }).FirstOrDefault(File.Exists)
            ?? throw new DatasetException(
                $"Fashion-MNIST is not here: no {file}.gz in {string.Join(" or ", folders)}. "
                    + "Install it with `apt-get install dataset-fashion-mnist`, or name its folder with --data; "
                    + "a folder of pictures has one folder for each class."
            );
    }

    // A folder that is named is the only one: training on other data than the user asked for would be worse than an error.
    private static string[] Folders(string? folder)
    {
        var root = folder ?? Environment.GetEnvironmentVariable(FolderVariable);
        return string.IsNullOrEmpty(root) ? [DebianFolder] : [root, Path.Combine(root, Name)];
    }
}
