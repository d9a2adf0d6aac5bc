using System;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes;

/// <summary>Reads the layout off the names of a shape's dimensions.</summary>
internal static class Layouts
{
    /// <summary>The layout of <paramref name="pattern"/>, whose dimensions are called what <paramref name="nameOf"/> says.</summary>
    public static Layout Of(ShapePattern pattern, Func<Dimension, string?> nameOf)
    {
        var dimensions = pattern.Dimensions;
        switch (dimensions.Count - 1)
        {
            case 1:
                return Name(1) == "n" ? Layout.Indices : Layout.Vector;
            case 2:
                return dimensions[1].Size is null ? Layout.Any : Layout.Sequence;
            case 3 when pattern.IsPyramid:
                return Layout.Pyramid;
            case 3:
                var (first, second, third) = (Name(1), Name(2), Name(3));
                return (first, second, third) switch
                {
                    ("h", "w", _) => Layout.Grid,
                    (_, "h", "w") => Layout.Image,
                    _ => Layout.Free,
                };
            default:
                return Layout.Free;
        }

        string? Name(int index) => dimensions[index].Name ?? nameOf(dimensions[index]);
    }

    /// <summary>What a message calls it.</summary>
    public static string Describe(Layout layout) =>
        layout switch
        {
            Layout.Vector => "one vector",
            Layout.Indices => "a sequence of numbers",
            Layout.Sequence => "a sequence of tokens",
            Layout.Grid => "a grid of tokens",
            Layout.Image => "an image",
            Layout.Pyramid => "the maps of several stages",
            _ => "a tensor",
        };
}
