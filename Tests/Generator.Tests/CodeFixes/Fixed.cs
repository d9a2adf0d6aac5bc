using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelDsl.CodeFixes;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>Runs the generator on a source, offers what it and the compiler find to a code fix, and applies what that offers.</summary>
internal sealed class Fixed
{
    private readonly Document document;
    private readonly List<(Diagnostic Diagnostic, CodeAction Action)> actions = [];

    private Fixed(Document document) => this.document = document;

    /// <summary>Every fix of the assembly, as an editor finds them: by their export.</summary>
    public static IReadOnlyList<CodeFixProvider> All { get; } =
    [
        .. typeof(DeclarationFix)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>What the light bulb shows.</summary>
    public IReadOnlyList<string> Titles => [.. actions.Select(offer => offer.Action.Title)];

    /// <summary>The same with the diagnostic that each is for.</summary>
    public IReadOnlyList<(Diagnostic Diagnostic, CodeAction Action)> Actions => actions;

    public static Task<Fixed> OfferAsync(CodeFixProvider provider, string source) => OfferAsync([provider], source);

    public static async Task<Fixed> OfferAsync(IReadOnlyList<CodeFixProvider> providers, string source)
    {
        using var workspace = new Sources(source);
        var document = workspace.Documents.Single();
        var diagnostics = await Sources.DiagnoseAsync(document.Project, CancellationToken.None);
        var offered = new Fixed(document);
        foreach (var diagnostic in diagnostics)
        {
            foreach (var provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
                await provider.RegisterCodeFixesAsync(
                    new CodeFixContext(
                        document,
                        diagnostic,
                        (action, _) => offered.actions.Add((diagnostic, action)),
                        CancellationToken.None
                    )
                );
        }

        return offered;
    }

    /// <summary>The source after one of the actions.</summary>
    public Task<string> ApplyAsync(string title) => ApplyAsync(actions.Single(offer => offer.Action.Title == title).Action);

    /// <inheritdoc cref="ApplyAsync(string)"/>
    public async Task<string> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync()).ToString();
    }
}
