using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>Reads the declared model that <c>[Backbone]</c> names, from its attributes: its generated half need not exist yet.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="model">The class whose column it stands in, which must be able to see the kinds.</param>
/// <param name="above">The models around this one, outermost first; the last one is that which is read now.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class BackboneReader(
    Compilation compilation,
    INamedTypeSymbol model,
    IReadOnlyList<INamedTypeSymbol> above,
    CancellationToken cancellation
)
{
    /// <summary>The declaration of a model; null where the compiler cannot make out which is meant, and says so.</summary>
    public BackboneSpec? Read(TypedConstant named)
    {
        if (named.Kind == TypedConstantKind.Error || named.Value is ITypeSymbol { TypeKind: TypeKind.Error })
            return null;
        if (named.Value is not INamedTypeSymbol type || DeclarationReader.Opening(type) is not { } opening)
            return new((named.Value as ITypeSymbol)?.Name ?? "null", null, "declares no model; name a class under [Model] or [Variant]");
        if (above.Contains(type, SymbolEqualityComparer.Default))
            return new(type.Name, null, $"would contain itself ({string.Join(" → ", above.Append(type).Select(link => link.Name))})");

        // Its contracts and its lines have no place here: what is wrong with them is said where they stand.
        var locator = new Locator(cancellation);
        var kinds = new KindReader(compilation, model, locator);
        var columns = new ColumnReader(kinds, locator, new(compilation, model, [.. above, type], cancellation), cancellation);
        var declaration = new DeclarationReader(columns, cancellation).Read(type);
        var lines = declaration.Lines.Select(line => line.Spec).ToEquatableArray();
        var blocks = DefaultBlocks.Read(compilation, lines, kinds);
        var name = opening.Property("Name") is string { Length: > 0 } said ? said : type.Name;
        return new(
            type.Name,
            new(
                ClassReader.Inner(type),
                name,
                declaration.Knobs,
                lines,
                kinds.Kinds,
                blocks,
                Budget: null,
                declaration.Variant,
                Declaration: "",
                HasEngine: true,
                declaration.IsBroken
            )
        );
    }
}
