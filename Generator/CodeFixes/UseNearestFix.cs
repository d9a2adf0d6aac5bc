using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>Offers the values that the checker found to fit: "Use 8", "Use 12".</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNearestFix)), Shared]
public sealed class UseNearestFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [Ids.NoBlocks, Ids.RequirementFails, Ids.SizesDiffer, Ids.NoSize];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(Reporter.RemedyProperty, out var joined) || diagnostic.AdditionalLocations.Count == 0)
                continue;
            var span = diagnostic.AdditionalLocations[0].SourceSpan;
            // Where the value stands elsewhere than the error, its name says which one is meant.
            var knob = span == diagnostic.Location.SourceSpan ? "" : $"{diagnostic.Properties[Reporter.KnobProperty]} = ";
            var values = joined!.Split(';');
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i];
                var action = CodeAction.Create(
                    $"Use {knob}{value}",
                    cancellation => ReplaceAsync(context.Document, span, value, cancellation),
                    $"{nameof(UseNearestFix)}{i}"
                );
                context.RegisterCodeFix(action, diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string value, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var old = root!.FindNode(span, getInnermostNodeForTie: true);
        var expression = SyntaxFactory.ParseExpression(value).WithTriviaFrom(old);
        return document.WithSyntaxRoot(root.ReplaceNode(old, expression));
    }
}
