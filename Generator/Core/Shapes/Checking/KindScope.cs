using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>
/// A kind at its place in the column, and what the names in its contract stand for there. In this order: a knob (in a slot with the slot's
/// name in front first), a dimension that arrives, a <c>[Let]</c>, the parameter's default.
/// </summary>
/// <param name="contract">The kind's contract.</param>
/// <param name="knobs">The knobs that reach the line.</param>
/// <param name="path">The slots that lead to it; none where the line itself names it.</param>
/// <param name="owner">The kind that has the slot.</param>
/// <param name="followed">The path whose knobs hold where there are none of its own, if its slot, or one around it, follows another.</param>
internal sealed class KindScope(
    Contract contract,
    KnobTable knobs,
    IReadOnlyList<string> path,
    KindScope? owner,
    IReadOnlyList<string>? followed = null
) : INames
{
    private readonly Dictionary<string, Bound> dimensions = [];
    private readonly Dictionary<string, Bound?> known = [];
    private readonly HashSet<string> open = [];

    public Contract Contract => contract;

    public KindScope? Owner => owner;

    /// <summary>The kinds in its slots; null for a slot that stays empty.</summary>
    public Dictionary<string, KindScope?> Slots { get; } = [];

    /// <summary>The layers above that its parameters take; none for a parameter that takes none.</summary>
    public Dictionary<string, LayerTrace> Above { get; } = [];

    /// <summary>What it costs, once evaluated; the slots of the kind around it stand for theirs.</summary>
    public Value Cost { get; set; } = Value.Cost(0, 0);

    /// <summary>How many times the batch of the kind around it what it works on has.</summary>
    public long Times { get; set; } = 1;

    /// <summary>Whether a slot's name stands for its cost just now.</summary>
    public bool SlotsAreCosts { get; set; }

    /// <summary>The names of the slots that lead here and of a slot of this kind.</summary>
    public IReadOnlyList<string> PathTo(string slot) => [.. path, slot];

    /// <summary>The path that a slot of this kind follows; null where it follows none.</summary>
    public IReadOnlyList<string>? PathFollowedBy(ParameterSpec slot) =>
        slot.Follows is { } other ? [.. followed ?? path, other]
        : followed is not null ? [.. followed, slot.Name]
        : null;

    /// <summary>The knob that says what stands in a slot of this kind: its own, or that of the one that it follows.</summary>
    public Bound? SlotKnob(ParameterSpec slot) => Knob(slot.Name) ?? (slot.Follows is { } other ? Knob(other) : null);

    /// <summary>Binds a dimension.</summary>
    public void Bind(string name, Bound dimension)
    {
        dimensions[name] = dimension;
        known.Remove(name);
    }

    /// <summary>Puts a value in the form that the parameter of that name takes.</summary>
    public void Convert(string name, Bound converted) => known[name] = converted;

    /// <summary>A dimension by name, here or in the kind around it.</summary>
    public Bound? Dimension(string name) => dimensions.TryGetValue(name, out var dimension) ? dimension : owner?.Dimension(name);

    /// <summary>The knob of that name, if one is set.</summary>
    public Bound? Knob(string name)
    {
        var parameter = contract.Parameter(name);
        var names = new List<string>();
        // What stands in a slot of a slot is asked for by its full name: the block's Norm and NormEps are not also the attention's.
        // And a kind that has a parameter called 'attentionDropout' means that one by the knob, not its 'dropout' in a slot 'attention'.
        foreach (var prefix in new[] { path, followed ?? [] })
        {
            if (prefix.Count > 0 && Prefixed(prefix, name) is var prefixed && contract.Parameter(prefixed) is null)
                names.Add(prefixed);
        }

        if (path.Count == 0 || parameter is not { IsSlot: true })
            names.Add(name);
        return knobs.Find(names);
    }

    /// <summary>What the name stands for; null where nothing says so.</summary>
    /// <exception cref="ContractException">It is derived from itself, or from something that cannot be computed.</exception>
    public Bound? TryFind(string name, int position = 0)
    {
        if (!known.TryGetValue(name, out var bound))
        {
            bound = Knob(name) ?? Dimension(name) ?? Let(name, position) ?? Default(name);
            known[name] = bound;
        }

        return bound;
    }

    /// <inheritdoc/>
    public Value Find(Name name)
    {
        if (contract.Parameter(name.Text) is { IsSlot: true })
        {
            var slot = Slots.TryGetValue(name.Text, out var filled) ? filled : null;
            // An empty slot is null, which costs nothing in a sum and can be asked for: norm == null.
            return slot is null ? Value.Null
                : SlotsAreCosts ? slot.Cost
                : Value.OfKind(slot.Contract.Spec.Key);
        }

        if (contract.Parameter(name.Text) is { Above: not null })
            return Above.TryGetValue(name.Text, out var layer) ? Value.OfKind(layer.Kind.Type) : Value.Null;
        return TryFind(name.Text, name.Position)?.Value
            ?? throw new ContractException(ContractFault.Name, $"nothing is called '{name.Text}' here{Meant(name.Text)}", name.Position);
    }

    /// <inheritdoc/>
    public Value Find(Member member) => contract.Parameter(member.Type) is { Above: not null } ? ArgumentAbove(member) : contract.Member(member);

    /// <summary>The parameter or derived name that a slip may be for.</summary>
    private string Meant(string name)
    {
        var known = contract.Spec.Parameters.Select(parameter => parameter.Name).Concat(contract.Lets.Keys);
        var near = known.Where(other => KnobNames.AreNear(name, other)).OrderBy(other => KnobNames.Distance(name, other)).FirstOrDefault();
        return near is null ? "" : $"; is '{near}' meant?";
    }

    /// <summary><c>shared.dim</c>: what the layer above was made with.</summary>
    private Value ArgumentAbove(Member member)
    {
        if (!Above.TryGetValue(member.Type, out var layer))
            throw new ContractException(ContractFault.Type, $"'{member.Type}' is null here", member.Position);
        foreach (var argument in layer.Kind.Arguments)
        {
            if (argument.Name == member.Text && argument.Kind is null)
                return argument.Value;
        }

        throw new ContractException(ContractFault.Name, $"no argument '{member.Text}' was given to '{member.Type}'", member.Position);
    }

    /// <summary>The knobs that decide what <paramref name="expression"/> gives, through derived names too.</summary>
    public void CollectOrigins(Expression expression, List<(string Name, ArgumentPath Origin)> origins)
    {
        var names = new List<string>();
        Mentions.Collect(expression, names);
        foreach (var name in names)
        {
            // Nothing is computed here: what is looked for may be why it cannot be.
            var said = Knob(name) ?? Dimension(name);
            if (said is { Origin: { } origin })
                origins.Add((name, origin));
            else if (said is null && contract.Lets.TryGetValue(name, out var let) && open.Add(name))
            {
                CollectOrigins(let.Value, origins);
                open.Remove(name);
            }
        }
    }

    /// <summary>The default that stands for <paramref name="name"/>, where nothing else does.</summary>
    public Bound? FindDefault(string name) =>
        Knob(name) is null && Dimension(name) is null && !contract.Lets.ContainsKey(name) ? Default(name) : null;

    private static string Prefixed(IReadOnlyList<string> path, string name)
    {
        var prefix = path[0];
        for (var i = 1; i < path.Count; i++)
            prefix += Pascal(path[i]);
        return prefix + Pascal(name);
    }

    /// <summary><c>mlpRatio</c> as a knob is written: <c>MlpRatio</c>.</summary>
    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    private Bound? Let(string name, int position)
    {
        if (!contract.Lets.TryGetValue(name, out var let))
            return null;
        if (!open.Add(name))
            throw new ContractException(ContractFault.Name, $"'{name}' is derived from itself", position);
        try
        {
            return new(Evaluator.Evaluate(let.Value, this), null);
        }
        catch (ContractException fault) when (fault.Let < 0)
        {
            throw new ContractException(fault.Fault, fault.Message, fault.Position, let.Index);
        }
        finally
        {
            open.Remove(name);
        }
    }

    private Bound? Default(string name) =>
        contract.Parameter(name) is { IsOptional: true } parameter ? new Bound(parameter.Default, null, IsDefault: true) : null;
}
