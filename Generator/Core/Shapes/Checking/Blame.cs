using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Finds the argument that an error is shown at.</summary>
internal static class Blame
{
    /// <summary>
    /// The knobs that decide <paramref name="expression"/>, the likeliest culprit first: one on the line itself before one on <c>[Model]</c> before
    /// one further up, and what is a free choice before what sizes a dimension.
    /// </summary>
    public static IReadOnlyList<ArgumentPath> Knobs(KindScope scope, Expression expression, ArgumentPath line)
    {
        var origins = new List<(string Name, ArgumentPath Origin)>();
        scope.CollectOrigins(expression, origins);
        return
        [
            .. origins
                .OrderBy(origin => Distance(origin.Origin, line))
                .ThenBy(origin => scope.Dimension(origin.Name) is null ? 0 : 1)
                .Select(origin => origin.Origin)
                .Distinct(),
        ];
    }

    /// <summary>The parameters that decide <paramref name="expression"/> and keep their default: knobs that one could set.</summary>
    public static IReadOnlyList<KnobSpec> Unset(KindScope scope, Expression expression)
    {
        var names = new List<string>();
        Mentions.Collect(expression, names);
        var unset = new List<KnobSpec>();
        foreach (var name in names.Distinct())
        {
            if (scope.FindDefault(name) is { } bound)
                unset.Add(new(name, bound.Value));
        }

        return unset;
    }

    /// <summary>Whether the knob stands on the line itself or on <c>[Model]</c>, not further up.</summary>
    public static bool IsNear(ArgumentPath origin, ArgumentPath line) => Distance(origin, line) < 2;

    private static int Distance(ArgumentPath origin, ArgumentPath line) =>
        origin.Root == PathRoot.Line && origin.Index == line.Index ? 0
        : origin.Root == PathRoot.Model ? 1
        : 2;
}
