using System.Collections.Generic;

namespace ModelDsl.Training.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points, from left to right.</param>
/// <param name="Color">Its colour.</param>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points, string Color)
{
    /// <summary>Thickness of the line.</summary>
    public double Width { get; init; } = 2;

    /// <summary>How much it covers what lies below, 0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Whether each point gets a dot.</summary>
    public bool Dots { get; init; }

    /// <summary>Text beside the last point, empty for none.</summary>
    public string Label { get; init; } = "";
}
