using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>Declarations that check, with one to three slips in them.</summary>
internal static class WrongDeclarations
{
    private static readonly string[] columns =
    [
        """
            [Model]
            [Photo(32)]
            [Mosaic(8, Dim = 32)]
            [Flag]
            [Position(typeof(Table))]
            [Stage(2, Heads = 4)]
            [Stage(1, Heads = 8, NormEps = 1e-6)]
            [Vote(10)]
            """,
        """
            [Model(Attention = typeof(Panes), Heads = 4)]
            [Photo(64, Channels = 1)]
            [Mosaic(4, Dim = 24, Norm = typeof(Scale))]
            [PanesStage(2, Pane = 4)]
            [Halve]
            [PanesStage(1, Heads = 8, Pane = 8)]
            [Vote(10, Gather = Gather.Mean)]
            """,
        """
            [Model, Photo(48), Mosaic(6, Dim = 36)]
            [Flag]
            [Stage(3, Heads = 6, DropPath = 0.1)]
            [Vote(5, FinalNorm = FinalNorm.Pooled)]
            """,
        """
            [Model(NormEps = 1e-6, Block = typeof(PreNormBlock))]
            [ImageInput(64)]
            [PatchEmbed(8, Dim = 48)]
            [ClassToken]
            [Position(typeof(LearnablePosition))]
            [Stage(2, Heads = 6, MlpRatio = 3)]
            [Stage(1, Heads = 3)]
            [ClassHead(10)]
            """,
        """
            [Variant(typeof(Hen), Heads = 4)]
            [Mosaic(8, Dim = 48)]
            [Stage(1, DropPath = 0.1)]
            """,
        """
            [Model, ImageInput(64)]
            [PatchEmbed(8, Dim = 48)]
            [Stage(4, Heads = 6, Attention = typeof(Turns))]
            [ClassHead(10, Pool = Pool.Mean)]
            """,
    ];

    /// <summary>What the columns refer to: another model, kinds in turn.</summary>
    private const string Others = """

        [Model(Heads = 2)]
        [Photo(32)]
        [Mosaic(8, Dim = 32)]
        [Stage(2)]
        [Vote(10, Gather = Gather.Mean)]
        public sealed partial class Hen;

        [Alternate(typeof(MultiHeadAttention), typeof(TalkingHeadsAttention))]
        public abstract class Turns;
        """;

    private static readonly string[] classes =
    [
        "public sealed class Bird;",
        "class Bird;",
        "public sealed partial class Bird<T>;",
        "public sealed partial class Bird<TFeather, T>\n    where T : class, new();",
        "public sealed partial record Bird;",
        "public static partial class Bird;",
        "file sealed partial class Bird;",
        "public sealed partial class Bird : System.Exception;",
        "public sealed partial class Bird : System.Exception, System.IEquatable<Bird>;",
        "public sealed partial class Bird { private int head; }",
    ];

    private static readonly string[] knobs =
    [
        "MlpRatio = 3",
        "Dropout = 0.1",
        "Dim = 40",
        "Pane = 3",
        "Head = 4",
        "DropPaht = 0.1",
        "Heads = 5",
        "QkvBias = false",
    ];

    private static readonly string[] lines = ["Photo(16)", "Stage(0, Heads = 4)", "Halve", "Flag", "Stage(1)", "Mosaic(4)", "ImageInput(8)"];

    public static string Of(Random random)
    {
        var column = columns[random.Next(columns.Length)];
        var type = "public sealed partial class Bird;";
        for (var slips = random.Next(1, 4); slips > 0; slips--)
        {
            if (random.Next(6) == 0)
                type = classes[random.Next(classes.Length)];
            else
                column = Slip(random, column);
        }

        var declared = $"{column}\n{type}\n";
        if (random.Next(8) == 0)
            declared = $"public static class Cage\n{{\n{declared}}}\n";
        return Source(declared);
    }

    /// <summary>Those without a slip.</summary>
    public static IEnumerable<string> Right() => columns.Select(column => Source($"{column}\npublic sealed partial class Bird;\n"));

    private static string Source(string declared) => $"using ModelDsl;\nusing Zoo;\n\n{declared}{Others}";

    private static string Slip(Random random, string column)
    {
        switch (random.Next(6))
        {
            // Another number.
            case 0
            or 1:
                var numbers = Regex.Matches(column, @"(?<![\d.\w-])\d+(?![\d.e])");
                return Replace(column, numbers[random.Next(numbers.Count)], random.Next(0, 20).ToString());
            // A knob fewer.
            case 2:
                var set = Regex.Matches(column, @", [A-Z]\w* = [^,\])]+(\([^)]*\))?");
                return set.Count == 0 ? column : Replace(column, set[random.Next(set.Count)], "");
            // A knob more.
            case 3:
                var ends = Regex.Matches(column, @"(?<=\d)\)(?=[\],])");
                return ends.Count == 0
                    ? column
                    : Replace(column, ends[random.Next(ends.Count)], $", {knobs[random.Next(knobs.Length)]})");
            // A line more.
            case 4:
                var breaks = Regex.Matches(column, @"(?<=\])\n");
                return Replace(column, breaks[random.Next(breaks.Count)], $"\n[{lines[random.Next(lines.Length)]}]\n");
            // A line fewer.
            default:
                var rows = column.Split('\n').ToList();
                if (rows.Count > 2)
                    rows.RemoveAt(random.Next(1, rows.Count));
                return string.Join('\n', rows);
        }
    }

    private static string Replace(string text, Match match, string with) =>
        text[..match.Index] + with + text[(match.Index + match.Length)..];
}
