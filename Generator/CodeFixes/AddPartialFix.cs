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

/// <summary>Adds <c>partial</c> to a declared class and to the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix)), Shared]
public sealed class AddPartialFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.NotPartial, Ids.OuterNotPartial];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var changes = await ChangesAsync(document, [diagnostic], nameof(AddPartialFix), cancellation).ConfigureAwait(false);
        return [new("Add 'partial'", nameof(AddPartialFix), [.. changes])];
    }

    // A class around several models is made partial once.
    private protected override async Task<IReadOnlyList<TextChange>> ChangesAsync(
        Document document,
        IReadOnlyList<Diagnostic> diagnostics,
        string? key,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. diagnostics
                .SelectMany(diagnostic => root!.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf())
                .OfType<TypeDeclarationSyntax>()
                .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
                .Select(type => new TextChange(new(type.Keyword.SpanStart, 0), "partial "))
                .Distinct(),
        ];
    }
}
