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

/// <summary>Offers the values that the checker found to fit: "Use 8", "Use 12"; where the knob is not set yet, "Add Heads = 8".</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNearestFix)), Shared]
public sealed class UseNearestFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [Ids.MissingKnob, Ids.NoBlocks, Ids.WrongValue, Ids.UnknownBranch, Ids.NothingAbove, Ids.RequirementFails, Ids.SizesDiffer, Ids.NoSize];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        if (!diagnostic.Properties.TryGetValue(Reporter.RemedyProperty, out var joined) || diagnostic.AdditionalLocations.Count == 0)
            return [];
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var span = diagnostic.AdditionalLocations[0].SourceSpan;
        var node = root!.FindNode(span, getInnermostNodeForTie: true);
        var knob = diagnostic.Properties[Reporter.KnobProperty]!;
        var isAdded = diagnostic.Properties.ContainsKey(Reporter.AddsProperty);
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } line)
            return [];
        var property = Knobs.Of(model!.GetTypeInfo(line, cancellation).Type).FirstOrDefault(candidate => candidate.Name == knob);
        // A kind may take a knob that the attribute of the line does not have.
        if (isAdded && property is null)
            return [];
        // Where the value stands elsewhere than the error, its name says which one is meant.
        var title =
            isAdded ? $"Add {knob} = "
            : span == diagnostic.Location.SourceSpan ? "Use "
            : $"Use {knob} = ";
        return
        [
            .. joined!
                .Split(';')
                .Select(value => property is null ? value : Knobs.Write(value, property.Type, model!, span.Start))
                .Select((value, i) => new Offer(title + value, $"{nameof(UseNearestFix)}{i}", Change(value))),
        ];

        TextChange Change(string value)
        {
            if (!isAdded)
                return new(span, value);
            if (line.ArgumentList is not { } list)
                return new(new(line.Span.End, 0), $"({knob} = {value})");
            return new(new(list.CloseParenToken.SpanStart, 0), $"{(list.Arguments.Count > 0 ? ", " : "")}{knob} = {value}");
        }
    }
}
