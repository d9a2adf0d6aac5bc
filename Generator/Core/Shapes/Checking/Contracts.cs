using System.Collections.Generic;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>The contracts of the kinds that a declaration names, each read once.</summary>
internal sealed class Contracts
{
    private readonly Dictionary<string, Contract> read = [];

    public Contracts(EquatableArray<KindSpec> kinds)
    {
        foreach (var kind in kinds)
            read[kind.Key] = Contract.Read(kind);
    }

    public Contract? Find(string? key) => key is not null && read.TryGetValue(key, out var contract) ? contract : null;
}
