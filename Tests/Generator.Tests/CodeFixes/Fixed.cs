using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Tests.Harness;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>Runs the generator on a source, offers what it finds to a code fix, and applies what that offers.</summary>
internal sealed class Fixed
{
    private readonly Document document;
    private readonly List<CodeAction> actions = [];

    private Fixed(Document document) => this.document = document;

    /// <summary>What the light bulb shows.</summary>
    public IReadOnlyList<string> Titles => [.. actions.Select(action => action.Title)];

    public static async Task<Fixed> OfferAsync(CodeFixProvider provider, string source)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution.AddProject(
            ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "Consumer",
                "Consumer",
                LanguageNames.CSharp,
                parseOptions: Compilations.ParseOptions,
                metadataReferences: References.All
            )
        );
        var id = project.ProjectIds[0];
        project = project.AddDocument(DocumentId.CreateNewId(id), "Kinds.cs", SourceText.From(TestKinds.Source), filePath: "Kinds.cs");
        var documentId = DocumentId.CreateNewId(id);
        project = project.AddDocument(documentId, "Model.cs", SourceText.From(source), filePath: "Model.cs");
        var document = project.GetDocument(documentId)!;
        var compilation = await document.Project.GetCompilationAsync();
        var diagnostics = Compilations.Driver().RunGenerators(compilation!).GetRunResult().Diagnostics;
        var offered = new Fixed(document);
        foreach (var diagnostic in diagnostics.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostic, (action, _) => offered.actions.Add(action), CancellationToken.None)
            );
        return offered;
    }

    /// <summary>The source after one of the actions.</summary>
    public async Task<string> ApplyAsync(string title)
    {
        var operations = await actions.Single(action => action.Title == title).GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync()).ToString();
    }
}
