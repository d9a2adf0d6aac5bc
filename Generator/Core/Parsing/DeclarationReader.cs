using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>
/// Reads the declaration on a class, of this compilation or of another one. Of a variant: the column of the declaration that it names, with
/// its own lines laid over.
/// </summary>
internal sealed class DeclarationReader(ColumnReader columns, CancellationToken cancellation)
{
    /// <summary>The attribute that opens the declaration on <paramref name="type"/>: <c>[Model]</c>, else <c>[Variant]</c>.</summary>
    public static AttributeData? Opening(INamedTypeSymbol type) => type.Attribute("ModelAttribute") ?? type.Attribute("VariantAttribute");

    /// <summary>The declaration on <paramref name="type"/>.</summary>
    public Declaration Read(INamedTypeSymbol type) => Read(type, []);

    private Declaration Read(INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> above)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Opening(type) is not { } opening)
            return Declaration.Faulty(type.Name, VariantFault.NoDeclaration);
        var own = columns.Read(type.GetAttributes());
        var (knobs, isBroken) = columns.ReadKnobs(opening);
        if (opening.AttributeClass.IsVocabulary("ModelAttribute"))
        {
            var isBoth = type.Attribute("VariantAttribute") is not null;
            return isBoth ? Declaration.Faulty(type.Name, VariantFault.IsModelToo) : new(knobs, own, isBroken, null);
        }

        var chain = above.Append(type).ToList();
        if (opening.ConstructorArguments is not [var of] || of.Kind == TypedConstantKind.Error || isBroken)
            return Declaration.Faulty("", VariantFault.Unreadable);
        if (of.Value is not INamedTypeSymbol other)
            return Declaration.Faulty((of.Value as ITypeSymbol)?.ToDisplayString() ?? "null", VariantFault.NoDeclaration);
        if (other.TypeKind == TypeKind.Error)
            return Declaration.Faulty(other.Name, VariantFault.Unreadable);
        if (chain.Contains(other, SymbolEqualityComparer.Default))
            return Declaration.Faulty(string.Join(" → ", chain.Append(other).Select(link => link.Name)), VariantFault.Circular);
        var read = Read(other, chain);
        return read.Variant?.Fault switch
        {
            null or VariantFault.None => Overlay.Lay(knobs, own, read, other.Name),
            // That is said where it stands.
            VariantFault.IsModelToo => Declaration.Faulty("", VariantFault.Unreadable),
            _ => read,
        };
    }
}

/// <summary>What a class declares.</summary>
/// <param name="Knobs">The knobs of the model.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="IsBroken">Whether the compiler itself cannot read what opens it.</param>
/// <param name="Variant">What it is a variant of, and what is wrong with that; null where it is none.</param>
internal sealed record Declaration(EquatableArray<KnobSpec> Knobs, IReadOnlyList<DeclaredLine> Lines, bool IsBroken, VariantSpec? Variant)
{
    /// <summary>A declaration without a column.</summary>
    public static Declaration Faulty(string of, VariantFault fault) => new([], [], fault == VariantFault.Unreadable, new(of, fault, []));

    /// <summary>Own lines that have none to replace, in the order of <see cref="VariantSpec.Surplus"/>.</summary>
    public IReadOnlyList<DeclaredLine> Surplus { get; init; } = [];
}

/// <summary>A line of a declaration.</summary>
/// <param name="Attribute">Its attribute.</param>
/// <param name="Spec">What it says.</param>
/// <param name="Written">The arguments that it writes itself; others have their default.</param>
/// <param name="Syntax">Where it stands; null where that is another compilation, or where a variant inherits it.</param>
internal readonly record struct DeclaredLine(AttributeData Attribute, LineSpec Spec, IReadOnlyCollection<string> Written, AttributeSyntax? Syntax);
