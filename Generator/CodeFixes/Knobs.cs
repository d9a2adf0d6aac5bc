using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ModelDsl.CodeFixes;

/// <summary>What an attribute of a column lets its user set.</summary>
internal static class Knobs
{
    /// <summary>The properties that can be written as <c>Name = value</c>.</summary>
    public static IEnumerable<IPropertySymbol> Of(ITypeSymbol? attribute)
    {
        for (var type = attribute; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (
                    member is IPropertySymbol
                    {
                        IsStatic: false,
                        IsIndexer: false,
                        DeclaredAccessibility: Accessibility.Public,
                        SetMethod: { DeclaredAccessibility: Accessibility.Public, IsInitOnly: false }
                    } property
                )
                    yield return property;
            }
        }
    }

    /// <summary>A value as C# writes it at <paramref name="position"/>: the member of an enum with its type in front.</summary>
    public static string Write(string value, ITypeSymbol type, SemanticModel model, int position) =>
        type.TypeKind == TypeKind.Enum && type.GetMembers(value.Split('.').Last()) is [IFieldSymbol member]
            ? $"{type.ToMinimalDisplayString(model, position)}.{member.Name}"
            : value;
}
