using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Compares what a model costs with what <c>[Budget]</c> allows. A model beyond its budget is written all the same.</summary>
internal static class BudgetRules
{
    private static readonly Dictionary<string, (string Unit, Func<LayerTrace, long> Cost)> limits = new()
    {
        ["parameters"] = ("parameters", layer => layer.Parameters),
        ["macs"] = ("MACs", layer => layer.Macs),
    };

    /// <summary>What is wrong with the budget itself, or what of it is exceeded.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="trace">Its costs; null where its column does not check.</param>
    public static IEnumerable<Finding> Check(ModelSpec spec, ShapeTrace? trace)
    {
        if (spec.Budget is not { } budget)
            return [];
        return budget.Count == 0
            ? [Meaningless("", "it sets no limit")]
            : budget.Where(limit => limits.ContainsKey(limit.Name)).Select(limit => Check(spec, limit, trace)).OfType<Finding>();
    }

    private static Finding? Check(ModelSpec spec, KnobSpec limit, ShapeTrace? trace)
    {
        var budget = limit.Value.AsReal;
        // Not "budget <= 0": NaN is neither above nor below.
        if (!(budget > 0))
            return Meaningless(limit.Name, $"{KindScope.Pascal(limit.Name)} = {limit.Value} leaves room for no model");
        if (trace is null)
            return null;
        var (unit, cost) = limits[limit.Name];
        var total = trace.Layers.Sum(cost);
        if (total <= budget)
            return null;
        var most = (long)Math.Floor(budget);
        var path = ArgumentPath.Budget(limit.Name);
        return new(
            Ids.BudgetExceeded,
            path,
            path.Whole(),
            [spec.Class.Name, Count(total), unit, Count(total - most), Count(most), Table(trace, cost)]
        );
    }

    /// <summary>The table of the layers in one line: of a message with several, a build's output shows the first.</summary>
    private static string Table(ShapeTrace trace, Func<LayerTrace, long> cost) =>
        string.Join(
            " + ",
            trace
                .Layers.Where(layer => cost(layer) > 0)
                .Select(layer => $"{layer.Field} ({layer.KindName}, {layer.Output}) {Count(cost(layer))}")
        );

    private static Finding Meaningless(string limit, string fact) =>
        new(Ids.MeaninglessBudget, ArgumentPath.Budget(limit), ArgumentPath.Budget(), [fact]);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
