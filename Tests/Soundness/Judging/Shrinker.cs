using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ModelDsl.Soundness.Declarations;

namespace ModelDsl.Soundness.Judging;

/// <summary>Makes a declaration that shows a disagreement as small as it can: fewer lines, fewer knobs, smaller numbers.</summary>
public static partial class Shrinker
{
    /// <summary>The smallest declaration that <paramref name="judge"/> still disagrees about in the same way.</summary>
    public static Verdict Shrink(Verdict verdict, Judge judge)
    {
        var isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            foreach (var candidate in Smaller(verdict.Declaration))
            {
                var next = judge.Rule(candidate);
                if (next.Disagreement is null || next.Class != verdict.Class || Likeness(next) != Likeness(verdict))
                    continue;
                verdict = next with { Index = verdict.Index };
                isSmaller = true;
                break;
            }
        }

        return verdict;
    }

    /// <summary>What disagreements of the same cause mostly have in common: the text without numbers and names.</summary>
    public static string Likeness(Verdict verdict) => Varying().Replace(verdict.Disagreement ?? "", "");

    /// <summary>All that is needed to see the disagreement again, and its smallest form.</summary>
    public static string Report(long seed, Verdict verdict, Judge judge)
    {
        var least = Shrink(verdict, judge);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            seed {seed}, declaration {verdict.Index}: {verdict.Disagreement}
              {verdict.Declaration}
            smallest: {least.Disagreement}
              {least.Declaration}
            """
        );
    }

    [GeneratedRegex(@"\d+|[A-Z]\w+|[\[\],. ]")]
    private static partial Regex Varying();

    private static IEnumerable<Declaration> Smaller(Declaration declaration)
    {
        for (var i = declaration.Lines.Length - 1; i >= 0; i--)
            yield return declaration with { Lines = declaration.Lines.RemoveAt(i) };
        var all = declaration.All.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var settings in Smaller(all[i].Settings))
                yield return declaration.With(i, all[i] with { Settings = settings });
        }
    }

    private static IEnumerable<ImmutableArray<Setting>> Smaller(ImmutableArray<Setting> settings)
    {
        for (var i = 0; i < settings.Length; i++)
        {
            if (!settings[i].IsPositional)
                yield return settings.RemoveAt(i);
        }

        for (var i = 0; i < settings.Length; i++)
        {
            foreach (var value in Smaller(settings[i].Value))
                yield return settings.SetItem(i, settings[i] with { Value = value });
        }
    }

    private static IEnumerable<object> Smaller(object? value) =>
        value switch
        {
            int number => new[] { 1, 2, number / 2, number - Math.Sign(number) }.Where(less => Size(less) < Size(number)).Distinct().Cast<object>(),
            double number => new[] { 0, 1, Math.Round(number) }.Where(less => Math.Abs(less) < Math.Abs(number)).Distinct().Cast<object>(),
            _ => [],
        };

    /// <summary>Zero and negative numbers are no simpler than one.</summary>
    private static long Size(int number) => number < 1 ? 2L - number : number;
}
