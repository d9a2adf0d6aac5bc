using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;

namespace ModelDsl.Soundness.Judging;

/// <summary>Counts verdicts and keeps the disagreements.</summary>
public sealed class Tally
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly List<Verdict> disagreements = [];

    public long Count { get; private set; }

    public long Accepted { get; private set; }

    /// <summary>Where generator and real modules do not agree, first declaration first.</summary>
    public IReadOnlyList<Verdict> Disagreements
    {
        get
        {
            lock (gate)
                return [.. disagreements.OrderBy(verdict => verdict.Index)];
        }
    }

    /// <summary>How many were judged so, and what the real modules did.</summary>
    public long Of(string kind, string truth)
    {
        lock (gate)
            return counts.GetValueOrDefault($"{kind} {truth}");
    }

    /// <summary>Each judgement that was made, most frequent first.</summary>
    public IReadOnlyList<string> Kinds
    {
        get
        {
            lock (gate)
                return [.. counts.Keys.Select(key => key.Split(' ')[0]).Distinct()];
        }
    }

    public void Add(IEnumerable<Verdict> verdicts)
    {
        lock (gate)
        {
            foreach (var verdict in verdicts)
            {
                Count++;
                Accepted += verdict.Class == Judge.Accepted ? 1 : 0;
                var key = $"{verdict.Class} {verdict.Truth}";
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (verdict.Disagreement is not null)
                    disagreements.Add(verdict);
            }
        }
    }

    /// <summary>The counts as a table in Markdown.</summary>
    public override string ToString()
    {
        lock (gate)
        {
            var text = new StringBuilder("| The generator | The real modules | Declarations | |\n|---|---|---:|---:|\n");
            foreach (var (key, count) in counts)
            {
                var space = key.IndexOf(' ', StringComparison.Ordinal);
                var share = 100.0 * count / Count;
                text.Append(CultureInfo.InvariantCulture, $"| {key[..space]} | {key[(space + 1)..]} | {count:N0} | {share:0.0} % |\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"| | all | {Count:N0} | |\n| | disagreements | {disagreements.Count:N0} | |\n");
            return text.ToString();
        }
    }
}
