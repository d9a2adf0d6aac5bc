using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ModelDsl.Checkpoints;

/// <summary>Shortens lists of keys: lines that say the same of several blocks become one, <c>blocks.4…11.norm1.weight</c>.</summary>
internal static partial class KeyGroups
{
    [GeneratedRegex(@"\.(\d+)\.")]
    private static partial Regex Number { get; }

    /// <summary>The lines, each with the numbers of all blocks that it holds for; in the order of the first of them.</summary>
    /// <param name="lines">Lines with a key each; the number of the block may stand in them more than once.</param>
    public static IEnumerable<string> Collapse(IEnumerable<string> lines)
    {
        var groups = new OrderedDictionary<string, List<int>>();
        foreach (var line in lines)
        {
            var number = Number.Match(line);
            var pattern = number.Success ? line.Replace(number.Value, ".\0.") : line;
            if (!groups.TryGetValue(pattern, out var numbers))
                groups.Add(pattern, numbers = []);
            if (number.Success)
                numbers.Add(int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        return groups.Select(group => group.Key.Replace("\0", Ranges(group.Value)));
    }

    private static string Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}…{range.Last}"));
    }
}
