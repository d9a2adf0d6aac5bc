using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ModelDsl.Checkpoints;

/// <summary>A tensor that file and model both have, but not alike.</summary>
/// <param name="Key">The model's key.</param>
/// <param name="Found">What the file has.</param>
/// <param name="Expected">What the model needs.</param>
public sealed record MisfitTensor(string Key, string Found, string Expected);

/// <summary>A checkpoint does not fit a model: every key that is missing, unexpected or of another shape or type. The model is unchanged.</summary>
public sealed class CheckpointException : Exception
{
    internal CheckpointException(
        string file,
        string model,
        IReadOnlyList<string> missing,
        IReadOnlyList<string> unexpected,
        IReadOnlyList<MisfitTensor> misfits,
        IReadOnlyList<FittingModel> fitting
    )
        : base(Describe(file, model, fitting) + ListOf(missing, unexpected, misfits)) =>
        (File, Missing, Unexpected, Misfits, Fitting) = (file, missing, unexpected, misfits, fitting);

    /// <summary>The checkpoint.</summary>
    public string File { get; }

    /// <summary>Keys of the model that the file lacks.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Keys of the file, as the file writes them, that the model lacks.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>Keys whose tensors have another shape, or a type that does not convert.</summary>
    public IReadOnlyList<MisfitTensor> Misfits { get; }

    /// <summary>The declared models that it fits, or the one that it is nearest to; of those beside the model.</summary>
    public IReadOnlyList<FittingModel> Fitting { get; }

    /// <summary>All keys that differ, in groups, those of several blocks as one line.</summary>
    public string Differences => ListOf(Missing, Unexpected, Misfits).TrimStart('\n');

    /// <summary>Which declared models fit instead, as a sentence; empty where none is near.</summary>
    public static string Advice(IReadOnlyList<FittingModel> fitting) =>
        fitting is [{ Differing: > 0 } near] ? $"It is nearest to {near.Name}: {near.Differing} of {near.Keys} keys differ."
        : fitting.Count > 0 ? $"It fits {string.Join(", ", fitting.Select(model => model.Name))}."
        : "";

    private static string Describe(string file, string model, IReadOnlyList<FittingModel> fitting) =>
        $"{file} does not fit {model}; nothing was loaded. {Advice(fitting)}".TrimEnd();

    private static string ListOf(IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<MisfitTensor> misfits)
    {
        var text = new StringBuilder();
        Group("missing from the file", missing);
        Group("unknown to the model", unexpected);
        Group("not alike", [.. misfits.Select(misfit => $"{misfit.Key}: the file has {misfit.Found}, the model needs {misfit.Expected}")]);
        return text.ToString();

        void Group(string title, IReadOnlyList<string> lines)
        {
            if (lines.Count > 0)
                text.Append($"\n  {title} ({lines.Count}):").AppendJoin("", KeyGroups.Collapse(lines).Select(line => "\n    " + line));
        }
    }
}
