using System.Collections.Generic;
using System.Runtime.CompilerServices;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>The contracts of the kinds that a declaration names, each read once.</summary>
internal sealed class Contracts
{
    // Models share kinds: what one was read as holds for the next, as long as anyone holds the kind.
    private static readonly ConditionalWeakTable<KindSpec, Contract> known = new();

    private readonly Dictionary<string, Contract> read = [];

    public Contracts(EquatableArray<KindSpec> kinds)
    {
        foreach (var kind in kinds)
            read[kind.Key] = known.GetValue(kind, Contract.Read);
    }

    public Contract? Find(string? key) => key is not null && read.TryGetValue(key, out var contract) ? contract : null;
}
