using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace ModelDsl.Training.Charts;

/// <summary>One plot: title, axes with ticks and grid, lines and legend.</summary>
internal sealed record Panel(string Title, Axis X, Axis Y, IReadOnlyList<Series> Series)
{
    /// <summary>The namespace of SVG's elements.</summary>
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private const string Ink = "#1f2937";
    private const string Pale = "#6b7280";
    private const string Grid = "#e5e7eb";

    /// <summary>What the horizontal axis shows, empty for no words.</summary>
    public string XTitle { get; init; } = "";

    /// <summary>Text after each label of the vertical axis.</summary>
    public string YUnit { get; init; } = "";

    /// <summary>Draws the panel into a rectangle, which is that of the axes; titles and labels lie outside it.</summary>
    public XElement Draw(double left, double top, double width, double height)
    {
        var group = Element("g");
        group.Add(Text(left, top - 14, Title, Ink, "start", size: 15, bold: true));
        foreach (var tick in Y.Ticks)
        {
            var y = top + height * (1 - Y.Place(tick));
            group.Add(Line(left, y, left + width, y, Grid));
            group.Add(Text(left - 8, y + 4, Format(tick, Y.Decimals) + YUnit, Pale, "end"));
        }

        foreach (var tick in X.Ticks)
        {
            var x = left + width * X.Place(tick);
            group.Add(Line(x, top + height, x, top + height + 5, Pale));
            group.Add(Text(x, top + height + 20, Format(tick, X.Decimals), Pale, "middle"));
        }

        group.Add(Line(left, top, left, top + height, Pale));
        group.Add(Line(left, top + height, left + width, top + height, Pale));
        group.Add(Text(left + width / 2, top + height + 38, XTitle, Ink, "middle"));
        foreach (var series in Series)
            group.Add(Curve(series, point => (left + width * X.Place(point.X), top + height * (1 - Y.Place(point.Y)))));
        group.Add(Legend(left + width, top - 14));
        return group;
    }

    private static XElement Curve(Series series, Func<(double X, double Y), (double X, double Y)> place)
    {
        var group = Element("g", ("opacity", Number(series.Opacity)));
        var points = series.Points.Select(place).ToArray();
        if (points.Length == 0)
            return group;
        group.Add(
            Element(
                "polyline",
                ("points", string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))),
                ("fill", "none"),
                ("stroke", series.Color),
                ("stroke-width", Number(series.Width)),
                ("stroke-linejoin", "round")
            )
        );
        if (series.Dots)
        {
            group.Add(
                points.Select(
                    p =>
                        Element(
                            "circle",
                            ("cx", Number(p.X)),
                            ("cy", Number(p.Y)),
                            ("r", "4"),
                            ("fill", series.Color),
                            ("stroke", "white"),
                            ("stroke-width", "1.5")
                        )
                )
            );
        }

        if (series.Label.Length > 0)
            group.Add(Text(points[^1].X, points[^1].Y - 11, series.Label, series.Color, "end", bold: true));
        return group;
    }

    // From right to left, on the title's line: inside the plot it could cover a line.
    private XElement Legend(double right, double y)
    {
        var group = Element("g");
        foreach (var series in Series.Reverse())
        {
            group.Add(Text(right, y, series.Name, Ink, "end"));
            // No font is at hand to measure with; 6.6 is a wide guess for the average letter at size 12.
            right -= series.Name.Length * 6.6 + 8;
            var sample = Line(right - 22, y - 4, right, y - 4, series.Color);
            sample.SetAttributeValue("stroke-width", Number(Math.Max(series.Width, 2)));
            sample.SetAttributeValue("opacity", Number(series.Opacity));
            group.Add(sample);
            right -= 22 + 18;
        }

        return group;
    }

    private static XElement Line(double x1, double y1, double x2, double y2, string color) =>
        Element("line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("stroke", color));

    private static XElement Text(double x, double y, string text, string color, string anchor, int size = 12, bool bold = false)
    {
        var element = Element(
            "text",
            ("x", Number(x)),
            ("y", Number(y)),
            ("fill", color),
            ("font-size", Number(size)),
            ("text-anchor", anchor)
        );
        if (bold)
            element.SetAttributeValue("font-weight", "600");
        element.Add(text);
        return element;
    }

    private static XElement Element(string name, params IEnumerable<(string Name, string Value)> attributes) =>
        new(Svg + name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Format(double number, int decimals) => number.ToString("F" + decimals, CultureInfo.InvariantCulture);
}
