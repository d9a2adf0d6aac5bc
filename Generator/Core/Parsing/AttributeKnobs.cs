using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>Which knobs an attribute can set by name: it has no others, whatever a kind may need.</summary>
internal static class AttributeKnobs
{
    // Of a package the symbol lives as long as the reference: its classes are read once, not at each edit.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, string[]> known = new();

    /// <summary>The knobs of the attribute's class, in camel case; every call for one class gives the same array.</summary>
    public static EquatableArray<string> Of(INamedTypeSymbol attribute) => new(known.GetValue(attribute, Read));

    private static string[] Read(INamedTypeSymbol attribute)
    {
        var names = new List<string>();
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (IsSettable(member))
                    names.Add(ColumnReader.Camel(member.Name));
            }
        }

        return [.. names];
    }

    private static bool IsSettable(ISymbol member) =>
        member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
        && member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol { IsReadOnly: false };
}
