using System;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Tests.Language;

/// <summary>Random expressions: whatever the grammar allows, sensible or not.</summary>
internal static class Expressions
{
    private static readonly TokenKind[] operators =
    [
        TokenKind.Plus,
        TokenKind.Minus,
        TokenKind.Star,
        TokenKind.Slash,
        TokenKind.Percent,
        TokenKind.Caret,
        TokenKind.Less,
        TokenKind.LessOrEqual,
        TokenKind.Greater,
        TokenKind.GreaterOrEqual,
        TokenKind.Equal,
        TokenKind.NotEqual,
        TokenKind.And,
        TokenKind.Or,
    ];

    private static readonly string[] names = ["dim", "heads", "ratio", "pool", "nothing", "side", "none", "unknown"];
    private static readonly string[] functions =
    [
        "min",
        "max",
        "floor",
        "ceil",
        "round",
        "pow",
        "sum",
        "count",
        "all",
        "linear",
        "conv",
        "norm",
        "attention",
        "table",
        "unknown",
    ];
    private static readonly long[] numbers = [0, 1, 2, 3, 7, 63, 64, int.MaxValue, 4294967296, long.MaxValue];
    private static readonly double[] reals = [0.5, 1.5, 1e-300, 1e300, 3.25];

    /// <summary>An expression of at most <paramref name="depth"/> levels.</summary>
    public static Expression Of(Random random, int depth = 5)
    {
        if (depth == 0 || random.Next(4) == 0)
            return Leaf(random);
        return random.Next(7) switch
        {
            6 => new Item(new(Pick(random, names), 0), Of(random, depth - 1), 0),
            0 => new Unary(random.Next(2) == 0 ? TokenKind.Minus : TokenKind.Not, Of(random, depth - 1), 0),
            1 => new Conditional(Of(random, depth - 1), Of(random, depth - 1), Of(random, depth - 1), 0),
            2 => new Call(Pick(random, functions), Several(random, depth - 1), 0),
            _ => new Binary(Pick(random, operators), Of(random, depth - 1), Of(random, depth - 1), 0),
        };
    }

    private static Expression Leaf(Random random) =>
        random.Next(5) switch
        {
            0 => new Literal(Value.Real(Pick(random, reals)), 0),
            1 => new Name(Pick(random, names), 0),
            2 => new Member("Pool", random.Next(2) == 0 ? "Mean" : "Token", 0),
            3 => new Literal(
                random.Next(3) switch
                {
                    0 => Value.Null,
                    1 => Value.Boolean(true),
                    _ => Value.Boolean(false),
                },
                0
            ),
            _ => new Literal(Value.Integer(Pick(random, numbers)), 0),
        };

    private static Expression[] Several(Random random, int depth)
    {
        var arguments = new Expression[random.Next(5)];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Of(random, depth);
        return arguments;
    }

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
