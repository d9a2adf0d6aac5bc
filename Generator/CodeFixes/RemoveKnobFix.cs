using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>Removes a knob that has no effect, that contradicts what arrives, or that an argument of the constructor says already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveKnobFix)), Shared]
public sealed class RemoveKnobFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.UnusedKnob, Ids.KnobSaidTwice, Ids.SizesDiffer];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        // An argument of the attribute's constructor cannot be left out; a property can.
        return Knob(root!, diagnostic) is { NameEquals.Name.Identifier.ValueText: var name } knob
            ? [new($"Remove {name}", nameof(RemoveKnobFix), [.. Removal((AttributeArgumentListSyntax)knob.Parent!, [knob])])]
            : [];
    }

    // Two knobs side by side share a comma.
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
                .Select(diagnostic => Knob(root!, diagnostic))
                .OfType<AttributeArgumentSyntax>()
                .Where(knob => knob.NameEquals is not null)
                .GroupBy(knob => (AttributeArgumentListSyntax)knob.Parent!)
                .SelectMany(knobs => Removal(knobs.Key, [.. knobs])),
        ];
    }

    private static AttributeArgumentSyntax? Knob(SyntaxNode root, Diagnostic diagnostic)
    {
        var said = root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<AttributeArgumentSyntax>().FirstOrDefault();
        if (diagnostic.Id != Ids.KnobSaidTwice)
            return said;
        // Of the two the one by name can go.
        var name = diagnostic.Properties.TryGetValue(Reporter.KnobProperty, out var knob) ? knob : null;
        return (said?.Parent as AttributeArgumentListSyntax)?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
    }

    /// <summary>Each run of arguments with the comma that goes with it, or the parentheses where nothing else is in them.</summary>
    private static IEnumerable<TextChange> Removal(AttributeArgumentListSyntax list, HashSet<AttributeArgumentSyntax> removed)
    {
        if (list.Arguments.All(removed.Contains))
        {
            yield return new(list.Span, "");
            yield break;
        }

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var first = i;
            while (i < list.Arguments.Count && removed.Contains(list.Arguments[i]))
                i++;
            if (i > first)
                yield return new(
                    first > 0
                        ? TextSpan.FromBounds(list.Arguments[first - 1].Span.End, list.Arguments[i - 1].Span.End)
                        : TextSpan.FromBounds(list.Arguments[0].SpanStart, list.Arguments[i].SpanStart),
                    ""
                );
        }
    }
}
