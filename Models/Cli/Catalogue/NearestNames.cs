using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Models.Cli.Catalogue;

/// <summary>Which of the known names a mistyped one may have meant.</summary>
internal static class NearestNames
{
    /// <summary>The known names near enough to be meant, nearest first, ties in the order of their names.</summary>
    public static IEnumerable<string> Of(string name, IEnumerable<string> known) =>
        known
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(pair => pair.distance <= Math.Max(2, name.Length / 3))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate);

    /// <summary>
    /// Number of letters to insert, delete, replace or swap with their neighbour (Damerau–Levenshtein, without case). A candidate may go on
    /// after the name for one more: <c>vit_base</c> is near <c>vit_base_patch16_224</c>.
    /// </summary>
    internal static int Distance(string name, string candidate)
    {
        var (a, b) = (name.ToLowerInvariant(), candidate.ToLowerInvariant());
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        var abbreviated = Enumerable.Range(0, b.Length + 1).Min(length => cost[a.Length, length]) + 1;
        return Math.Min(cost[a.Length, b.Length], abbreviated);
    }
}
