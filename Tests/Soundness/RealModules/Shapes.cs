using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ModelDsl.Soundness.RealModules;

/// <summary>The layout of a tensor, by the names of its dimensions.</summary>
internal enum Layout
{
    Other,
    Vector,

    /// <summary>Numbers of a vocabulary, <c>b n</c>.</summary>
    Numbers,
    Sequence,
    Grid,
    Image,

    /// <summary>The maps of several stages, <c>b channels[] h[] w[]</c>.</summary>
    Maps,

    /// <summary>Whatever arrives, or what the kinds in the slots ask for.</summary>
    Any,
}

/// <summary>The shapes in contracts, cut into the texts of their dimensions, the batch left out.</summary>
internal static class Shapes
{
    public static string[]? Taken(Type kind) => Cut(kind.GetCustomAttribute<TakesAttribute>()?.Shape);

    /// <summary>The shapes of the tensors that a kind takes behind the first, the batch in front.</summary>
    public static string[][] TakenBeside(Type kind) => [.. (kind.GetCustomAttribute<TakesAttribute>()?.Further ?? []).Select(Words)];

    /// <summary>The shapes of the tensors that a kind gives behind the first, the batch in front.</summary>
    public static string[][] GivenBeside(Type kind) => [.. (kind.GetCustomAttribute<GivesAttribute>()?.Further ?? []).Select(Words)];

    /// <summary>How many times the batch, as an expression: <c>n</c> of <c>b*n</c>.</summary>
    public static string Times(string batch) => batch == "b" ? "1" : batch["b*".Length..];

    public static string[] Given(Type kind) => Cut(kind.GetCustomAttribute<GivesAttribute>()?.Shape) ?? [];

    /// <summary>Whether a dimension is one size for each of several maps.</summary>
    public static bool IsEach(string dimension) => dimension.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>A dimension without the name in front of it.</summary>
    public static (string? Name, string Size) Split(string dimension)
    {
        var equals = dimension.IndexOf('=', StringComparison.Ordinal);
        var isName = equals > 0 && equals + 1 < dimension.Length && dimension[equals + 1] != '=' && dimension[..equals].All(char.IsLetterOrDigit);
        return isName ? (dimension[..equals], dimension[(equals + 1)..]) : (null, dimension);
    }

    /// <summary>What a dimension is called: by its name, as its one word, or like the one name among <paramref name="taken"/> that it mentions.</summary>
    public static string? NameOf(string dimension, IReadOnlyCollection<string> taken)
    {
        var (name, size) = Split(dimension);
        if (name is not null)
            return name;
        var words = Declarations.Words.In(size).Distinct().ToList();
        if (words is [var word] && word == size)
            return word;
        var mentioned = words.Where(taken.Contains).ToList();
        return mentioned.Count == 1 ? mentioned[0] : null;
    }

    public static Layout LayoutOf(string[] dimensions, IReadOnlyCollection<string> taken)
    {
        string? Name(int i) => NameOf(dimensions[i], taken);
        return dimensions switch
        {
            _ when dimensions.Any(IsEach) => Layout.Maps,
            [_] => Name(0) == "n" ? Layout.Numbers : Layout.Vector,
            ["...", _] => Layout.Any,
            [_, _] => Layout.Sequence,
            [_, _, _] when Name(0) == "h" && Name(1) == "w" => Layout.Grid,
            [_, _, _] when Name(1) == "h" && Name(2) == "w" => Layout.Image,
            _ => Layout.Other,
        };
    }

    /// <summary>The texts of a shape's dimensions, the batch left out.</summary>
    public static string[]? Cut(string? shape) => shape is null ? null : Words(shape)[1..];

    private static string[] Words(string shape) => shape.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
