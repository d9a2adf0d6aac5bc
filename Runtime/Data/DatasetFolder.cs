using System;

namespace ModelDsl.Data;

/// <summary>Opens the data set in a folder, whichever it is: Fashion-MNIST's files, or pictures in a folder for each class.</summary>
public static class DatasetFolder
{
    /// <summary>Loads one part of it.</summary>
    /// <param name="split">Which part.</param>
    /// <param name="folder">The folder; null for Fashion-MNIST in its usual places.</param>
    /// <param name="size">The size that pictures are scaled to. Fashion-MNIST stays as it is.</param>
    /// <param name="normalization">How the pixels of pictures become the input; null for ImageNet's means and deviations.</param>
    /// <param name="testPart">Which part of pictures is set apart where the folder does not.</param>
    /// <exception cref="DatasetException">It is neither, or damaged: the message names the file and what would be right.</exception>
    public static ImageDataset Load(
        DataSplit split,
        string? folder,
        ImageSize size,
        Normalization? normalization = null,
        double testPart = ImageFolder.DefaultTestPart
    )
    {
        ArgumentNullException.ThrowIfNull(size);
        return folder is not null && !FashionMnist.Recognizes(folder) && ImageFolderLayout.Recognizes(folder)
            ? ImageFolder.Load(split, folder, size, normalization, testPart)
            : FashionMnist.Load(split, folder);
    }
}
