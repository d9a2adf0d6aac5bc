using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>
/// A code fix that edits the text of a declaration, one diagnostic at a time or, for "fix all", all of a document at once. Formatting and
/// comments stay because nothing but the edit itself is written.
/// </summary>
public abstract class DeclarationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixAllAsync);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(IsHere))
        {
            foreach (var offer in await OffersAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                var action = CodeAction.Create(
                    offer.Title,
                    cancellation => ApplyAsync(context.Document, offer.Changes, cancellation),
                    offer.Key
                );
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>What the light bulb shows for a diagnostic.</summary>
    private protected abstract Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    );

    /// <summary>The edits for several diagnostics of a document; of two that touch the same text the first stays.</summary>
    private protected virtual async Task<IReadOnlyList<TextChange>> ChangesAsync(
        Document document,
        IReadOnlyList<Diagnostic> diagnostics,
        string? key,
        CancellationToken cancellation
    )
    {
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics.Where(IsHere))
        {
            var offers = await OffersAsync(document, diagnostic, cancellation).ConfigureAwait(false);
            // Where only smaller values fit, there is no larger one to take.
            if (offers.FirstOrDefault(offer => offer.Key == key) is { } offer && !offer.Changes.Any(change => changes.Any(Touches(change))))
                changes.AddRange(offer.Changes);
        }

        return changes;
    }

    /// <summary>A line that a variant inherits is not to be changed at the variant.</summary>
    private static bool IsHere(Diagnostic diagnostic) => !diagnostic.Properties.ContainsKey(Reporter.InheritedProperty);

    private static System.Func<TextChange, bool> Touches(TextChange change) =>
        other => other.Span.OverlapsWith(change.Span) || other.Equals(change);

    private async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var ordered = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        var changes = await ChangesAsync(document, ordered, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false);
        return await ApplyAsync(document, changes, context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<TextChange> changes, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
