using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>Moves the line that opens a column to its top.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelOnTopFix)), Shared]
public sealed class ModelOnTopFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.LinesAboveModel];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (
            root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } line
            || line.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || Lines.Of(type).First() is var first && first == line
        )
            return [];
        var moved = Lines.Insert(line.ToString(), first, isBehind: false, text);
        return [new($"Move [{line}] to the top", nameof(ModelOnTopFix), [moved, Lines.Remove(line, text)])];
    }
}
