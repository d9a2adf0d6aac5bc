using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using ModelDsl.Models.Cli.Output;

namespace ModelDsl.Models.Cli.Reports;

/// <summary>A declared model as a picture (SVG): its layers from top to bottom, what flows between them, what each costs.</summary>
internal static class ModelDrawing
{
    private const double Width = 720;
    private const double Left = 40;
    private const double BoxWidth = 340;
    private const double BoxHeight = 50;
    private const double Gap = 36;
    private const double Top = 96;
    private const string Ink = "#1f2937";
    private const string Pale = "#6b7280";
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws it.</summary>
    public static XDocument Draw(ModelSummary model)
    {
        var inputs = model.Inputs ?? [new InputSummary("input", model.Input)];
        var height = Top + ((BoxHeight + Gap) * (model.Layers.Count + 1)) + 70;
        var root = Element(
            "svg",
            ("viewBox", $"0 0 {Number(Width)} {Number(height)}"),
            ("font-family", "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"),
            ("role", "img")
        );
        root.Add(new XElement(s_svg + "title", $"{model.Name}, layer by layer"));
        root.Add(Box(0, 0, Width, height, "white", "none", radius: 0));
        root.Add(Text(Left, 40, model.Name, Ink, size: 20, bold: true));
        root.Add(
            Text(Left, 62, $"{Format.Count(model.Parameters)} parameters, {Format.Short(model.Macs)} multiply–accumulates", Pale)
        );
        var y = Top;
        root.Add(Box(Left, y, BoxWidth, BoxHeight, "#f9fafb", "#d1d5db"));
        root.Add(Label(y, string.Join(", ", inputs.Select(input => input.Name)), ""));
        root.Add(Arrow(y + BoxHeight, string.Join(", ", inputs.Select(input => Format.Shape(input.Shape)))));
        foreach (var layer in model.Layers)
        {
            y += BoxHeight + Gap;
            root.Add(Layer(layer, y));
            root.Add(Arrow(y + BoxHeight, Format.Output(layer)));
        }

        root.Add(Text(Left + (BoxWidth / 2), y + BoxHeight + Gap + 16, "output", Ink, "middle", bold: true));
        return new XDocument(root);
    }

    private static IEnumerable<XElement> Layer(LayerSummary layer, double y)
    {
        // A stage is several blocks: it is drawn as a pile of them.
        var isStage = layer.Kind.Contains('×');
        var (fill, edge) = isStage ? ("#dbeafe", "#2563eb") : ("#f3f4f6", "#9ca3af");
        if (isStage)
        {
            yield return Box(Left + 8, y + 6, BoxWidth, BoxHeight, fill, edge);
            yield return Box(Left + 4, y + 3, BoxWidth, BoxHeight, fill, edge);
        }

        yield return Box(Left, y, BoxWidth, BoxHeight, fill, edge);
        yield return Label(y, layer.Name, layer.Kind);
        var right = Left + BoxWidth + 28;
        yield return Text(right, y + 21, $"{Format.Count(layer.Parameters)} parameters", Pale);
        yield return Text(right, y + 40, $"{Format.Short(layer.Macs)} multiply–accumulates", Pale);
    }

    private static XElement Label(double y, string name, string kind)
    {
        var group = Element("g");
        group.Add(Text(Left + 16, y + (kind.Length > 0 ? 21 : 30), name, Ink, size: 14, bold: true));
        if (kind.Length > 0)
            group.Add(Text(Left + 16, y + 40, kind, Pale));
        return group;
    }

    /// <summary>What flows from one box to the next.</summary>
    private static XElement Arrow(double y, string shape)
    {
        var (x, end) = (Left + (BoxWidth / 2), y + Gap);
        var group = Element("g");
        group.Add(Element("path", ("d", $"M {Number(x)} {Number(y + 6)} V {Number(end - 5)}"), ("stroke", Pale), ("stroke-width", "1.5")));
        group.Add(Element("path", ("d", $"M {Number(x - 5)} {Number(end - 8)} L {Number(x)} {Number(end)} L {Number(x + 5)} {Number(end - 8)} Z"), ("fill", Pale)));
        group.Add(Text(x + 14, y + (Gap / 2) + 6, shape, Ink));
        return group;
    }

    private static XElement Box(double x, double y, double width, double height, string fill, string edge, double radius = 8) =>
        Element(
            "rect",
            ("x", Number(x)),
            ("y", Number(y)),
            ("width", Number(width)),
            ("height", Number(height)),
            ("rx", Number(radius)),
            ("fill", fill),
            ("stroke", edge)
        );

    private static XElement Text(double x, double y, string text, string color, string anchor = "start", int size = 12, bool bold = false)
    {
        var element = Element("text", ("x", Number(x)), ("y", Number(y)), ("fill", color), ("font-size", Number(size)), ("text-anchor", anchor));
        if (bold)
            element.SetAttributeValue("font-weight", "600");
        element.Add(text);
        return element;
    }

    private static XElement Element(string name, params IEnumerable<(string Name, string Value)> attributes) =>
        new(s_svg + name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
