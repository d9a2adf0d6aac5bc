using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Training;

/// <summary>How well a model does on labelled images, or pixels.</summary>
/// <param name="Loss">Mean cross entropy, without label smoothing.</param>
/// <param name="Confusion">Number of images, or pixels, by true class, then by predicted class.</param>
/// <param name="ClassNames">The name of each class.</param>
public sealed record Evaluation(double Loss, IReadOnlyList<IReadOnlyList<long>> Confusion, IReadOnlyList<string> ClassNames)
{
    /// <summary>Number of images.</summary>
    public long Count => Confusion.Sum(row => row.Sum());

    /// <summary>The part of all images that are classified correctly.</summary>
    public double Accuracy => Ratio(Confusion.Select((row, label) => row[label]).Sum(), Count);

    /// <summary>
    /// The mean over classes of the intersection of what is so and what is called so, over their union. A class that neither is there nor is predicted
    /// does not count.
    /// </summary>
    public double MeanIou
    {
        get
        {
            var unions = Confusion.Select((row, label) => row.Sum() + Confusion.Sum(other => other[label]) - row[label]).ToList();
            var ratios = unions.Select((union, label) => (union, Ratio: Ratio(Confusion[label][label], union))).Where(one => one.union > 0).ToList();
            return Ratio(ratios.Sum(one => one.Ratio), ratios.Count);
        }
    }

    /// <summary>The score of each class.</summary>
    public IReadOnlyList<ClassScore> Classes =>
        [
            .. ClassNames.Select(
                (name, label) =>
                    new ClassScore(
                        name,
                        Confusion[label].Sum(),
                        Ratio(Confusion[label][label], Confusion.Sum(row => row[label])),
                        Ratio(Confusion[label][label], Confusion[label].Sum())
                    )
            ),
        ];

    internal static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}

/// <summary>How well a model does on one class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Count">Images of that class.</param>
/// <param name="Precision">Of the images called so, the part that are.</param>
/// <param name="Recall">Of the images that are so, the part called so: the accuracy within the class.</param>
public sealed record ClassScore(string Name, long Count, double Precision, double Recall)
{
    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Evaluation.Ratio(2 * Precision * Recall, Precision + Recall);
}
