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
using ModelDsl.Generator.Parsing;
using ModelDsl.Generator.Shapes.Checking;

namespace ModelDsl.CodeFixes;

/// <summary>
/// Changes the name of a knob to the nearest one that exists: where no kind takes the one that is written, and where the attribute has none of
/// that name, which is the compiler's error.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KnobNameFix)), Shared]
public sealed class KnobNameFix : DeclarationFix
{
    /// <summary>The compiler's "the type or namespace name could not be found", which it says of an attribute's argument too.</summary>
    private const string NotFound = "CS0246";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.UnusedKnob, NotFound];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var node = root!.FindNode(diagnostic.Location.SourceSpan);
        if (
            node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name: var name } argument
            || argument.FirstAncestorOrSelf<AttributeSyntax>() is not { } line
            || (diagnostic.Id == NotFound && node.FirstAncestorOrSelf<NameEqualsSyntax>() is null)
            || model!.GetTypeInfo(line, cancellation).Type is not INamedTypeSymbol attribute
            || !(attribute.DerivesFromVocabulary("KnobsAttribute") || attribute.DerivesFromVocabulary("LayerAttribute"))
        )
            return [];
        var written = new HashSet<string>(line.ArgumentList!.Arguments.Select(other => other.NameEquals?.Name.Identifier.ValueText ?? ""));
        var free = Knobs.Of(attribute).Select(property => property.Name).Where(other => !written.Contains(other)).ToList();
        var wanted =
            diagnostic.Id == NotFound
                ? free.Where(other => KnobNames.AreNear(name.Identifier.ValueText, other))
                    .OrderBy(other => KnobNames.Distance(name.Identifier.ValueText, other))
                    .FirstOrDefault()
            : diagnostic.Properties.TryGetValue(Reporter.RemedyProperty, out var meant) ? free.Find(other => other == meant)
            : null;
        return wanted is null ? [] : [new($"Change to {wanted}", nameof(KnobNameFix), new TextChange(name.Identifier.Span, wanted))];
    }
}
