using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Diagnostics;

namespace ModelDsl.CodeFixes;

/// <summary>Lets a constructor call the generated one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix)), Shared]
public sealed class ConstructorFix : DeclarationFix
{
    // By name, because this() may be the constructor itself.
    private const string Call = "this(device: null, dtype: null)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.LooseConstructor];

    private protected override async Task<IReadOnlyList<Offer>> OffersAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { } constructor)
            return [];
        var change = constructor.Initializer is { } initializer
            ? new TextChange(TextSpan.FromBounds(initializer.ThisOrBaseKeyword.SpanStart, initializer.Span.End), Call)
            : new TextChange(new(constructor.ParameterList.Span.End, 0), $" : {Call}");
        return [new("Call the generated constructor", nameof(ConstructorFix), change)];
    }
}
