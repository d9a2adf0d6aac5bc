using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Tests.Harness;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>Sources as an editor holds them: documents of projects of a solution.</summary>
internal sealed class Sources : IDisposable
{
    private readonly AdhocWorkspace workspace = new();

    /// <summary>A solution of one project.</summary>
    public Sources(params string[] sources)
        : this([sources]) { }

    /// <summary>A solution with a project for each list of sources.</summary>
    public Sources(string[][] projects)
    {
        var solution = workspace.CurrentSolution;
        for (var i = 0; i < projects.Length; i++)
        {
            var id = ProjectId.CreateNewId();
            solution = solution.AddProject(
                ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    $"Consumer{i}",
                    $"Consumer{i}",
                    LanguageNames.CSharp,
                    parseOptions: Compilations.ParseOptions,
                    compilationOptions: Compilations.Options,
                    metadataReferences: References.All
                )
            );
            solution = Add(solution, id, "Kinds.cs", TestKinds.Source);
            solution = Add(solution, id, "WordKinds.cs", WordKinds.Source);
            solution = Add(solution, id, "StreamKinds.cs", StreamKinds.Source);
            for (var j = 0; j < projects[i].Length; j++)
                solution = Add(solution, id, $"Model{i}{j}.cs", projects[i][j]);
        }

        Solution = solution;
    }

    public Solution Solution { get; }

    /// <summary>Those that the test gave, in order.</summary>
    public IReadOnlyList<Document> Documents => [.. Of(Solution)];

    public static IEnumerable<Document> Of(Solution solution) =>
        solution.Projects.SelectMany(project => project.Documents).Where(document => !document.Name.EndsWith("Kinds.cs", StringComparison.Ordinal)).OrderBy(d => d.Name);

    /// <summary>What the generator says of a project, and the compiler where it stops.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project, CancellationToken cancellation)
    {
        var compilation = await project.GetCompilationAsync(cancellation);
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation!, out var output, out var ours, cancellation);
        return [.. ours, .. output.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    public void Dispose() => workspace.Dispose();

    private static Solution Add(Solution solution, ProjectId project, string name, string source) =>
        solution.AddDocument(DocumentId.CreateNewId(project), name, SourceText.From(source), filePath: name);
}
