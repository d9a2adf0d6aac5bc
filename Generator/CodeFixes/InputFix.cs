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

/// <summary>Puts an input on top of a column: the one that stands further down, or else one of those that the project knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputFix)), Shared]
public sealed class InputFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.NoInput];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        // The diagnostic stands at the first line, or at [Model] where there is none.
        var at = root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();
        if (at?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return [];
        var isEmpty = model.GetTypeInfo(at, cancellation).Type is { Name: "ModelAttribute" };
        var below = Lines.Of(type).FirstOrDefault(line => line != at && Inputs.IsInput(model.GetTypeInfo(line, cancellation).Type));
        if (below is not null && !isEmpty)
            return
            [
                new(
                    $"Move [{below}] to the top",
                    nameof(InputFix),
                    [Lines.Insert(below.ToString(), at, isBehind: false, text), Lines.Remove(below, text)]
                ),
            ];
        return
        [
            .. Inputs
                .Known(model.Compilation, cancellation)
                .Select(input => Inputs.Write(input, model, at.SpanStart))
                .Select(line => new Offer($"Add [{line}]", $"{nameof(InputFix)} {line}", Lines.Insert(line, at, isEmpty, text))),
        ];
    }
}
