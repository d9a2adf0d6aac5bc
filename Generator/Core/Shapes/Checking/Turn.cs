using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>A block of a stage whose kinds are looked up, and after how many blocks they come round again.</summary>
internal sealed class Turn(long block)
{
    /// <summary>Number of blocks after which all alternations met so far start anew.</summary>
    public long Period { get; private set; } = 1;

    /// <summary>The kind that an alternation has at this block.</summary>
    public string Of(AlternationSpec alternation)
    {
        Period = LeastCommonMultiple(Period, alternation.Kinds.Count);
        return alternation.Kinds[(int)(block % alternation.Kinds.Count)];
    }

    /// <summary>
    /// The kind that <paramref name="key"/> stands for at <paramref name="turn"/>: itself, unless it is an alternation that can be used.
    /// </summary>
    /// <returns>Null where there are no blocks to alternate over, and a finding says so.</returns>
    public static string? Resolve(string key, Turn? turn, Contracts contracts, Drafts drafts, ArgumentPath origin, string label)
    {
        if (contracts.Find(key) is not { Spec: { Problem: null, Alternation: { Fault: null } alternation }, Spec.Name: var name })
            return key;
        if (turn is not null)
            return turn.Of(alternation);
        drafts.Add(Ids.AlternationOutsideStage, origin, [label, name], origin.Whole());
        return null;
    }

    private static long LeastCommonMultiple(long a, long b)
    {
        var (x, y) = (a, b);
        while (y != 0)
            (x, y) = (y, x % y);
        // Beyond any depth it does not matter how far.
        return a / x > int.MaxValue / b ? int.MaxValue : a / x * b;
    }
}
