using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ModelDsl.LibTorch.OperatorGenerator;

/// <summary>Reads operators.txt: sections of PyTorch operator schemas.</summary>
internal static partial class SchemaParser
{
    /// <exception cref="FormatException">A line is no schema; the message names it by number.</exception>
    public static IReadOnlyList<Section> Parse(string text)
    {
        var sections = new List<(string Name, List<Operator> Operators)>();
        var seen = new HashSet<string>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add((line[3..], []));
                continue;
            }

            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (sections.Count == 0)
            {
                throw new FormatException($"operators.txt line {number}: a schema before the first '## Section'");
            }

            var parsed = ParseOperator(line) ?? throw new FormatException($"operators.txt line {number}: not an operator schema: {line}");
            if (!seen.Add(parsed.Identifier))
            {
                throw new FormatException($"operators.txt line {number}: {parsed.Identifier} is listed twice");
            }

            sections[^1].Operators.Add(parsed);
        }

        return [.. sections.Select(s => new Section(s.Name, s.Operators))];
    }

    /// <summary>One schema, or null where the text is none.</summary>
    public static Operator? ParseOperator(string line)
    {
        var match = Schema().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var arguments = new List<Argument>();
        foreach (var part in SplitTop(match.Groups["args"].Value))
        {
            if (part == "*")
            {
                continue;
            }

            var argument = ArgumentText().Match(part);
            if (!argument.Success)
            {
                return null;
            }

            var value = argument.Groups["default"];
            arguments.Add(new(argument.Groups["type"].Value, argument.Groups["name"].Value, value.Success ? value.Value : null));
        }

        var results = SplitTop(match.Groups["results"].Value.Trim('(', ')'))
            .Select(r => r.Split(' '))
            .Select(r => new Result(r[0], r.Length > 1 ? r[1] : ""));
        return new(match.Groups["name"].Value, match.Groups["overload"].Value, match.Groups["method"].Success, arguments, [.. results]);
    }

    private static IEnumerable<string> SplitTop(string text)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' or '(' => 1, ']' or ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    [GeneratedRegex(@"^(?<method>method )?(?<name>\w+)(\.(?<overload>\w+))?\((?<args>.*)\) -> (?<results>\(.*\)|[\w\[\]]+)$")]
    private static partial Regex Schema();

    [GeneratedRegex(@"^(?<type>[\w\[\]?]+) (?<name>\w+)(=(?<default>.+))?$")]
    private static partial Regex ArgumentText();
}
