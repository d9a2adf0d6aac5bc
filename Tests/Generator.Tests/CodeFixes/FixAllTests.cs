using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelDsl.CodeFixes;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.CodeFixes;

/// <summary>"Fix all in document, project, solution": the same fix everywhere, and nothing else.</summary>
public class FixAllTests
{
    private static readonly string useless = TestKinds.Model("[Stage(2, Heads = 4, MlpRatio = 3, Dropout = 0.1)]", name: "Wren");
    private static readonly string uselessToo = TestKinds.Model("[Stage(MlpRatio = 3, depth: 2, Heads = 4)]", "[Model(Dropout = 0.1)]");
    private static readonly string clean = TestKinds.Model(name: "Wren");

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 3)]
    public async Task Knobs_without_effect(FixAllScope scope, int changed)
    {
        using var sources = new Sources([[useless, useless.Replace("Wren", "Lark")], [useless.Replace("Wren", "Robin")]]);
        var texts = await ApplyAsync(new RemoveKnobFix(), sources, scope, nameof(RemoveKnobFix));
        texts.Count(text => !text.Contains("MlpRatio") && !text.Contains("Dropout")).ShouldBe(changed);
        texts[0].ShouldBe(clean);
        texts.Count(text => text.Contains("MlpRatio")).ShouldBe(3 - changed);
    }

    [Fact]
    public async Task Knobs_side_by_side_and_the_only_one()
    {
        using var sources = new Sources(uselessToo.Replace("MlpRatio = 3, depth: 2", "depth: 2, MlpRatio = 3"));
        var texts = await ApplyAsync(new RemoveKnobFix(), sources, FixAllScope.Document, nameof(RemoveKnobFix));
        texts.ShouldBe([TestKinds.Model("[Stage(depth: 2, Heads = 4)]")]);
    }

    [Fact]
    public async Task The_nearest_value_below_in_every_stage_of_every_model()
    {
        var source = TestKinds.Model("[Stage(2, Heads = 5)]\n[Stage(1, Heads = 7)]\n[Stage(1, Heads = 4)]");
        using var sources = new Sources([[source], [TestKinds.Model("[Stage(2, Heads = 3)]")]]);
        (await ApplyAsync(new UseNearestFix(), sources, FixAllScope.Solution, $"{nameof(UseNearestFix)}0")).ShouldBe([
            TestKinds.Model("[Stage(2, Heads = 4)]\n[Stage(1, Heads = 4)]\n[Stage(1, Heads = 4)]"),
            TestKinds.Model("[Stage(2, Heads = 2)]"),
        ]);
        (await ApplyAsync(new UseNearestFix(), sources, FixAllScope.Solution, $"{nameof(UseNearestFix)}1")).ShouldBe([
            TestKinds.Model("[Stage(2, Heads = 8)]\n[Stage(1, Heads = 8)]\n[Stage(1, Heads = 4)]"),
            TestKinds.Model("[Stage(2, Heads = 4)]"),
        ]);
    }

    [Fact]
    public async Task Missing_knobs_of_one_line_and_of_several()
    {
        var source = TestKinds.Model("[Stage(2)]\n[Stage(1)]");
        using var sources = new Sources(source);
        var texts = await ApplyAsync(new UseNearestFix(), sources, FixAllScope.Document, $"{nameof(UseNearestFix)}0");
        texts.ShouldBe([TestKinds.Model("[Stage(2, Heads = 8)]\n[Stage(1, Heads = 8)]")]);
    }

    [Fact]
    public async Task Partial_for_two_models_and_the_class_around_them()
    {
        const string Cage = "public class Cage\n{\n";
        var (bird, fish) = (TestKinds.Model(), TestKinds.Model(name: "Fish"));
        var column = bird.IndexOf("[Model]", System.StringComparison.Ordinal);
        var both = bird[..column] + Cage + bird[column..] + "\n" + fish[column..] + "\n}";
        using var sources = new Sources(both.Replace(" partial", ""));
        var texts = await ApplyAsync(new AddPartialFix(), sources, FixAllScope.Document, nameof(AddPartialFix));
        texts.ShouldBe([both.Replace(Cage, "public partial class Cage\n{\n")]);
    }

    private static async Task<string[]> ApplyAsync(CodeFixProvider provider, Sources sources, FixAllScope scope, string key)
    {
        var context = new FixAllContext(
            sources.Documents[0],
            provider,
            scope,
            key,
            provider.FixableDiagnosticIds,
            new Found(),
            CancellationToken.None
        );
        provider.GetFixAllProvider()!.GetSupportedFixAllScopes().ShouldContain(scope);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var texts = await Task.WhenAll(Sources.Of(solution).Select(async document => (await document.GetTextAsync()).ToString()));
        foreach (var document in Sources.Of(solution).Where(document => scope == FixAllScope.Solution))
            (await Sources.DiagnoseAsync(document.Project, CancellationToken.None)).ShouldBeEmpty();
        return texts;
    }

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            await Sources.DiagnoseAsync(project, cancellation);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            (await Sources.DiagnoseAsync(document.Project, cancellation)).Where(diagnostic =>
                diagnostic.Location.SourceTree?.FilePath == document.FilePath
            );

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
