using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>Makes an ordinary class of a record, of a static one, of a generic one, of one with a base class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrdinaryClassFix)), Shared]
public sealed class OrdinaryClassFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.GenericClass, Ids.UnsupportedClass, Ids.OwnBase];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var type = root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        // What stands in another part, or is made use of in the body, takes a human.
        if (
            type is null
            || model!.GetDeclaredSymbol(type, cancellation) is not { DeclaringSyntaxReferences.Length: 1 } symbol
            || type.ParameterList is not null
        )
            return [];
        return diagnostic.Id switch
        {
            Ids.GenericClass when !MentionsTypeParameters(type) =>
            [
                new(
                    $"Remove {type.TypeParameterList}",
                    Ids.GenericClass,
                    [
                        new(type.TypeParameterList!.Span, ""),
                        .. type.ConstraintClauses.Select(clause => new TextChange(WithSpace(clause), "")),
                    ]
                ),
            ],
            Ids.UnsupportedClass when type.Members.Count == 0 => [new("Make it an ordinary class", Ids.UnsupportedClass, [.. Ordinary(type)])],
            Ids.OwnBase when type is { Members.Count: 0, BaseList.Types: [var first, ..] } && symbol.BaseType is { } @base =>
            [
                new($"Remove the base class {@base.Name}", Ids.OwnBase, new TextChange(BaseSpan(type.BaseList, first), "")),
            ],
            _ => [],
        };
    }

    private static bool MentionsTypeParameters(TypeDeclarationSyntax type)
    {
        var names = type.TypeParameterList?.Parameters.Select(parameter => parameter.Identifier.ValueText).ToList() ?? [];
        return type.DescendantNodes(node => node is not TypeParameterConstraintClauseSyntax)
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Parent is not TypeParameterConstraintClauseSyntax && names.Contains(name.Identifier.ValueText));
    }

    private static IEnumerable<TextChange> Ordinary(TypeDeclarationSyntax type)
    {
        foreach (var modifier in type.Modifiers)
        {
            if (modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.FileKeyword or SyntaxKind.AbstractKeyword)
                yield return new(TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), "");
        }

        if (type is RecordDeclarationSyntax record)
            yield return new(
                record.ClassOrStructKeyword.IsKind(SyntaxKind.ClassKeyword)
                    ? TextSpan.FromBounds(record.Keyword.SpanStart, record.ClassOrStructKeyword.Span.End)
                    : record.Keyword.Span,
                "class"
            );
    }

    /// <summary>The base class with its comma, or the whole list where nothing else is in it.</summary>
    private static TextSpan BaseSpan(BaseListSyntax list, BaseTypeSyntax first) =>
        list.Types.Count == 1
            ? TextSpan.FromBounds(list.GetFirstToken().GetPreviousToken().Span.End, list.Span.End)
            : TextSpan.FromBounds(first.SpanStart, list.Types[1].SpanStart);

    private static TextSpan WithSpace(SyntaxNode node) => TextSpan.FromBounds(node.GetFirstToken().GetPreviousToken().Span.End, node.Span.End);
}
