using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>A diagnostic is one like any other: it can be silenced where it is shown, and made an error.</summary>
public class SuppressionTests
{
    private static readonly string useless = TestKinds.Model("[Stage(2, Heads = 4, MlpRatio = 3)]");

    [Fact]
    public void A_pragma_silences_it() =>
        Visible(Compilations.Of(useless.Replace("[Stage", "#pragma warning disable MDSL0011\n[Stage"))).ShouldBeEmpty();

    [Fact]
    public void A_pragma_elsewhere_does_not() =>
        Visible(Compilations.Of(useless + "\n#pragma warning disable MDSL0011\n")).ShouldBe([DiagnosticSeverity.Warning]);

    [Fact]
    public void An_option_makes_it_an_error()
    {
        var compilation = Compilations.Of(useless);
        var strict = compilation.Options.WithSpecificDiagnosticOptions([new("MDSL0011", ReportDiagnostic.Error)]);
        Visible(compilation.WithOptions(strict)).ShouldBe([DiagnosticSeverity.Error]);
    }

    [Fact]
    public void A_warning_leaves_the_model_whole() => Generated.From(useless).Text.ShouldNotContain("throw");

    private static DiagnosticSeverity[] Visible(CSharpCompilation compilation)
    {
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out _, out var diagnostics);
        return [.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => diagnostic.Severity)];
    }
}
