using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>From symbols to <see cref="ModelSpec"/>. This folder is the only code that sees a symbol.</summary>
internal static class ModelParser
{
    /// <summary>Whether the node can be a declared class.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken _) =>
        node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration);

    /// <summary>
    /// Reads a class under <c>[Model]</c> or <c>[Variant]</c>; null for all but the first of several parts that have it, and for one that has no name yet.
    /// </summary>
    public static ParsedModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (
            context.TargetSymbol is not INamedTypeSymbol type
            || context.TargetNode is not TypeDeclarationSyntax syntax
            || !ClassReader.HasName(type)
        )
            return null;
        // The class may have both; [Model] is the one that then says so.
        if (
            DeclarationReader.Opening(type) is not { ApplicationSyntaxReference: { } place } opening
            || !SymbolEqualityComparer.Default.Equals(opening.AttributeClass, context.Attributes[0].AttributeClass)
            || place.GetSyntax(cancellation) is not AttributeSyntax openingSyntax
            || openingSyntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() != syntax
        )
            return null;

        var locator = new Locator(cancellation);
        var kinds = new KindReader(context.SemanticModel.Compilation, type, locator);
        var backbones = new BackboneReader(context.SemanticModel.Compilation, type, [type], cancellation);
        var columns = new ColumnReader(kinds, locator, backbones, cancellation);
        var declaration = new DeclarationReader(columns, cancellation).Read(type);
        locator.AddClass(syntax, type);
        locator.AddDeclaration(openingSyntax, opening.AttributeConstructor, declaration);
        var lines = declaration.Lines.Select(line => line.Spec).ToEquatableArray();
        var blocks = DefaultBlocks.Read(context.SemanticModel.Compilation, lines, kinds);
        var own = type.GetAttributes()
            .Where(ColumnReader.IsLine)
            .Prepend(opening)
            .Select(attribute => (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation))
            .ToList();
        var spec = new ModelSpec(
            ClassReader.Read(
                type,
                syntax,
                own.Count(line => line.SyntaxTree == openingSyntax.SyntaxTree && line.SpanStart < openingSyntax.SpanStart),
                own.Select(line => line.FirstAncestorOrSelf<TypeDeclarationSyntax>()).Distinct().Count()
            ),
            opening.Property("Name") is string { Length: > 0 } name ? name : type.Name,
            declaration.Knobs,
            lines,
            kinds.Kinds,
            blocks,
            type.Attribute("BudgetAttribute") is { } budget ? columns.ReadBudget(budget) : null,
            declaration.Variant,
            DeclarationText.Read(syntax, own),
            HasEngine(context.SemanticModel.Compilation),
            declaration.IsBroken
        );
        return new(spec, locator.Places);
    }

    /// <summary>Whether generated code has what it derives from and what it fills.</summary>
    private static bool HasEngine(Compilation compilation) => Has(compilation, KnownNames.Engine) && Has(compilation, KnownNames.Summary);

    private static bool Has(Compilation compilation, string type) =>
        compilation.GetTypeByMetadataName(type) is not null || compilation.GetTypesByMetadataName(type).Length > 0;
}
