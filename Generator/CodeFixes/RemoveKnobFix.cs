using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>Removes a knob that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveKnobFix)), Shared]
public sealed class RemoveKnobFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.UnusedKnob];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var span = context.Span;
        // An argument of the attribute's constructor cannot be left out; a property can.
        if (root!.FindNode(span).AncestorsAndSelf().OfType<AttributeArgumentSyntax>().FirstOrDefault() is not { NameEquals.Name: var name })
            return;
        var action = CodeAction.Create(
            $"Remove {name.Identifier.ValueText}",
            cancellation => RemoveAsync(context.Document, span, cancellation),
            nameof(RemoveKnobFix)
        );
        context.RegisterCodeFix(action, context.Diagnostics);
    }

    private static async Task<Document> RemoveAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var argument = root!.FindNode(span).AncestorsAndSelf().OfType<AttributeArgumentSyntax>().First();
        return document.WithText(text.WithChanges(new TextChange(Stretch((AttributeArgumentListSyntax)argument.Parent!, argument), "")));
    }

    /// <summary>The argument with the comma that goes with it, or the parentheses where nothing else is in them.</summary>
    private static TextSpan Stretch(AttributeArgumentListSyntax list, AttributeArgumentSyntax argument)
    {
        var index = list.Arguments.IndexOf(argument);
        if (list.Arguments.Count == 1)
            return list.Span;
        return index > 0
            ? TextSpan.FromBounds(list.Arguments[index - 1].Span.End, argument.Span.End)
            : TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart);
    }
}
