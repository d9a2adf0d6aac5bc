using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>Reads kinds that are alternations of others.</summary>
internal static class AlternationReader
{
    /// <summary>The alternation that <paramref name="type"/> is; null where it is a kind like others.</summary>
    public static AlternationSpec? Read(INamedTypeSymbol type, KindReader kinds)
    {
        if (type.Attribute("AlternateAttribute") is not { } alternate)
            return null;
        var named = Named(alternate);
        return new(named.OfType<ITypeSymbol>().Select(kinds.Read).ToEquatableArray(), Fault(type, named));
    }

    /// <summary>Whether the compiler cannot read one of the kinds, and says so.</summary>
    public static bool IsBroken(ITypeSymbol type) =>
        type.Attribute("AlternateAttribute") is { } alternate && Named(alternate).Any(kind => kind is { TypeKind: TypeKind.Error });

    /// <summary>The kinds that the attribute names; null for a <c>null</c>.</summary>
    private static IReadOnlyList<ITypeSymbol?> Named(AttributeData alternate) =>
        alternate.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } kinds]
            ? [.. kinds.Values.Select(kind => kind.Value as ITypeSymbol)]
            : [];

    private static string? Fault(INamedTypeSymbol type, IReadOnlyList<ITypeSymbol?> kinds)
    {
        if (kinds.Count < 2)
            return $"it names {(kinds.Count == 0 ? "no kind" : "one kind")}, and an alternation has at least two";
        if (kinds.Any(kind => kind is null))
            return "null is no kind";
        if (kinds.FirstOrDefault(kind => kind!.Attribute("AlternateAttribute") is not null) is { } inner)
            return $"{inner.Name} is an alternation itself; name the kinds in the order in which blocks have them";
        return type.Attribute("TakesAttribute") is not null || type.Attribute("GivesAttribute") is not null
            ? "it has a contract of its own, and takes and gives what its kinds do; remove [Takes] and [Gives]"
            : null;
    }
}
