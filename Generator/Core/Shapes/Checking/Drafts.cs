using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>A finding before anyone looked for a remedy.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Key">What tells it apart from others of the same declaration, whatever its numbers are.</param>
/// <param name="Knobs">The arguments that could be changed, the one to blame first.</param>
/// <param name="Only">Values to try; null for whatever is near.</param>
/// <param name="Unset">Knobs that are not set but could be, with the values that hold instead.</param>
internal sealed record Draft(
    Finding Finding,
    string Key,
    IReadOnlyList<ArgumentPath> Knobs,
    IReadOnlyList<Value>? Only = null,
    IReadOnlyList<KnobSpec>? Unset = null
);

/// <summary>What was found so far.</summary>
internal sealed class Drafts
{
    private readonly List<Draft> items = [];
    private readonly HashSet<string> keys = [];

    public IReadOnlyList<Draft> Items => items;

    public bool HasErrors => items.Any(draft => !Descriptors.IsWarning(draft.Finding.Id));

    /// <summary>
    /// What tells <paramref name="finding"/> apart from others: the line, and which part of the contract. One knob of the model that is wrong for
    /// several stages is one mistake.
    /// </summary>
    public static string Key(Finding finding, string part) =>
        $"{finding.Id} {(finding.Path.Root == PathRoot.Model ? finding.Path : finding.Fallback)} {part}";

    public void Add(Draft draft)
    {
        // The blocks of several stages can share one malformed contract; one message is enough.
        if (keys.Add(draft.Key))
            items.Add(draft);
    }

    public void Add(string id, ArgumentPath path, EquatableArray<string> arguments, ArgumentPath? fallback = null, bool whole = false) =>
        Add(new(new(id, path, fallback ?? path.Whole(), arguments, PointsAtWhole: whole), $"{id} {path} {arguments[0]}", []));
}
