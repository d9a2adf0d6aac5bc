using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>Takes a line out of the column: a second input, a stage without blocks, a budget that limits nothing, a line of a variant that has none to replace.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveLineFix)), Shared]
public sealed class RemoveLineFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [Ids.MisplacedInput, Ids.NoBlocks, Ids.MeaninglessBudget, Ids.NothingToReplace];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } line
            ? [new($"Remove [{line}]", nameof(RemoveLineFix), Lines.Remove(line, text))]
            : [];
    }
}
