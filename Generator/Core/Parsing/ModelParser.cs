using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>From symbols to <see cref="ModelSpec"/>. This folder is the only code that sees a symbol.</summary>
internal static class ModelParser
{
    /// <summary>Whether the node can be a declared class.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>
    /// Reads a class under <c>[Model]</c>; null for all but the first of several parts that have it, and for one that has no name yet.
    /// </summary>
    public static ParsedModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (
            context.TargetSymbol is not INamedTypeSymbol type
            || context.TargetNode is not TypeDeclarationSyntax syntax
            || !ClassReader.HasName(type)
        )
            return null;
        var attributes = Attributes(type, cancellation);
        var (model, modelSyntax) = attributes.FirstOrDefault(attribute => attribute.Data.AttributeClass.IsVocabulary("ModelAttribute"));
        if (model is null || modelSyntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() != syntax)
            return null;

        var locator = new Locator(cancellation);
        var kinds = new KindReader(context.SemanticModel.Compilation, type, locator);
        var columns = new ColumnReader(kinds, locator, cancellation);
        locator.AddClass(syntax);
        var column = attributes.Where(attribute => ColumnReader.IsLine(attribute.Data)).ToList();
        var parts = column
            .Select(attribute => attribute.Syntax)
            .Append(modelSyntax)
            .Select(line => line.FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .Distinct()
            .Count();
        var (knobs, name, isBroken) = columns.ReadModel(model, modelSyntax);
        var lines = columns.Read(column);
        var blocks = DefaultBlocks.Read(context.SemanticModel.Compilation, lines, kinds);
        var spec = new ModelSpec(
            ClassReader.Read(type, syntax, parts),
            name is { Length: > 0 } ? name : type.Name,
            knobs,
            lines,
            kinds.Kinds,
            blocks,
            attributes.FirstOrDefault(attribute => attribute.Data.AttributeClass.IsVocabulary("BudgetAttribute")) is { Data: not null } budget
                ? columns.ReadBudget(budget.Data, budget.Syntax)
                : null,
            DeclarationText.Read(syntax, column.Select(attribute => attribute.Syntax).Prepend(modelSyntax)),
            HasEngine(context.SemanticModel.Compilation),
            isBroken
        );
        return new(spec, locator.Places);
    }

    /// <summary>The attributes of every part, in the order of the source.</summary>
    private static List<(AttributeData Data, AttributeSyntax Syntax)> Attributes(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var attributes = new List<(AttributeData, AttributeSyntax)>();
        foreach (var data in type.GetAttributes())
        {
            if (data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax)
                attributes.Add((data, syntax));
        }

        return attributes;
    }

    /// <summary>Whether generated code has what it derives from and what it fills.</summary>
    private static bool HasEngine(Compilation compilation) => Has(compilation, KnownNames.Engine) && Has(compilation, KnownNames.Summary);

    private static bool Has(Compilation compilation, string type) =>
        compilation.GetTypeByMetadataName(type) is not null || compilation.GetTypesByMetadataName(type).Length > 0;
}
