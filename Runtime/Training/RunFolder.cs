using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ModelDsl.Training;

/// <summary>The files of a run.</summary>
public sealed class RunFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The weights, for whoever uses the model.</summary>
    public string Model => File("model.safetensors");

    /// <summary>Weights, optimizer and position, for whoever resumes the run.</summary>
    public string State => File("train-state.safetensors");

    /// <summary>One JSON object a line: the loss of steps, the accuracy of epochs.</summary>
    public string Metrics => File("metrics.jsonl");

    /// <summary>The picture of loss and accuracy.</summary>
    public string Curves => File("curves.svg");

    /// <summary>A folder for a new run: <c>runs/vit-fashion-20260131-154500</c>.</summary>
    /// <param name="root">Where runs lie.</param>
    /// <param name="name">What is trained.</param>
    /// <param name="time">When.</param>
    public static string New(string root, string name, DateTime time) =>
        System.IO.Path.Combine(root, $"{name}-{time.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");

    /// <summary>The run that was worked on last, of those that can be resumed; null where there is none.</summary>
    /// <param name="root">Where runs lie.</param>
    /// <param name="name">What is trained, null for anything.</param>
    public static string? Latest(string root, string? name = null) =>
        !Directory.Exists(root)
            ? null
            : Directory
                .EnumerateDirectories(root, name is null ? "*" : name + "-*")
                .Where(folder => System.IO.File.Exists(new RunFolder(folder).State))
                .MaxBy(folder => System.IO.File.GetLastWriteTimeUtc(new RunFolder(folder).State));

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
