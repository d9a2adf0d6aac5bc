using System;
using System.Linq;
using System.Reflection;

namespace ModelDsl.Soundness.Declarations;

/// <summary>What flows between two lines, as far as a shape's names tell; only good for making likely columns.</summary>
[Flags]
public enum Flow
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    Vector = 1,
    Sequence = 2,
    Grid = 4,
    Image = 8,

    /// <summary>Numbers of a vocabulary.</summary>
    Numbers = 16,

    /// <summary>The maps of all stages.</summary>
    Maps = 32,
}

/// <summary>Reads what flows off contracts.</summary>
internal static class Flows
{
    /// <summary>What a kind can be put behind, views between layouts counted in.</summary>
    public static Flow TakenBy(Type? kind) =>
        Of(kind?.GetCustomAttribute<TakesAttribute>()?.Shape) switch
        {
            Flow.Image => Flow.Image | Flow.Grid | Flow.Sequence,
            Flow.Grid or Flow.Sequence => Flow.Grid | Flow.Sequence,
            var other => other,
        };

    /// <summary>What comes behind a kind that <paramref name="arriving"/> reaches.</summary>
    public static Flow GivenBy(Type? kind, Flow arriving)
    {
        var shape = kind?.GetCustomAttribute<GivesAttribute>()?.Shape;
        return shape is null || shape.Contains("...", StringComparison.Ordinal) ? arriving : Of(shape);
    }

    private static Flow Of(string? shape)
    {
        var sizes = (shape ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        return sizes switch
        {
            ["...", _] => Flow.Vector | Flow.Sequence | Flow.Grid,
            [_, var rows, _] when rows.EndsWith("[]", StringComparison.Ordinal) => Flow.Maps,
            ["n"] => Flow.Numbers,
            [_] => Flow.Vector,
            [_, _] => Flow.Sequence,
            [var h, var w, _] when Words.In(h).Contains("h") && Words.In(w).Contains("w") => Flow.Grid,
            [_, var h, var w] when Words.In(h).Contains("h") && Words.In(w).Contains("w") => Flow.Image,
            _ => Flow.None,
        };
    }
}
