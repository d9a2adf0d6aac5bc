using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>
/// A warning is silenced, and made an error, like any other of the compiler's. An error that leaves a class which throws is not.
/// </summary>
public class SuppressionTests
{
    private const string Declared = "public sealed partial class Bird;";
    private const string Justified = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"ModelDsl.Usage\", \"MDSL0011\", Justification = \"later\")]";

    private static readonly string useless = TestKinds.Model("[Stage(2, Heads = 4, MlpRatio = 3)]\n[Stage(1, Heads = 4)]");
    private static readonly string wrong = TestKinds.Model("[Stage(2, Heads = 5)]");
    private static readonly string big = TestKinds.Model(model: "[Model, Budget(Parameters = 10)]");

    [Fact]
    public void As_it_is_it_is_a_warning() => Severities(useless).ShouldBe([DiagnosticSeverity.Warning]);

    [Fact]
    public void A_pragma_silences_it() =>
        Severities(useless.Replace("[Stage(2", "#pragma warning disable MDSL0011\n[Stage(2")).ShouldBeEmpty();

    [Fact]
    public void A_pragma_that_ends_above_or_starts_below_does_not()
    {
        const string Disable = "#pragma warning disable MDSL0011";
        const string Restore = "#pragma warning restore MDSL0011";
        Severities(useless + $"\n{Disable}\n").ShouldBe([DiagnosticSeverity.Warning]);
        Severities(useless.Replace("[Stage(2", $"{Disable}\n{Restore}\n[Stage(2")).ShouldBe([DiagnosticSeverity.Warning]);
        Severities(useless.Replace("[Stage(1", $"{Disable}\n[Stage(1")).ShouldBe([DiagnosticSeverity.Warning]);
        Severities(useless.Replace("[Stage(2", $"{Disable}\n[Stage(2").Replace("[Stage(1", $"{Restore}\n[Stage(1")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    public void An_editorconfig_sets_its_severity(string severity, DiagnosticSeverity expected) =>
        Severities(useless, editorConfig: $"dotnet_diagnostic.MDSL0011.severity = {severity}").ShouldBe([expected]);

    [Fact]
    public void An_editorconfig_silences_it() =>
        Severities(useless, editorConfig: "dotnet_diagnostic.MDSL0011.severity = none").ShouldBeEmpty();

    [Fact]
    public void An_attribute_on_the_class_silences_it() =>
        Severities(useless.Replace(Declared, $"{Justified}\n{Declared}")).ShouldBeEmpty();

    [Fact]
    public void An_attribute_on_another_class_does_not() =>
        Severities(useless + $"\n{Justified}\npublic class Fish;").ShouldBe([DiagnosticSeverity.Warning]);

    [Theory]
    [InlineData("/nowarn:MDSL0011")]
    [InlineData("/warnaserror+", DiagnosticSeverity.Error)]
    [InlineData("/warnaserror+:MDSL0011", DiagnosticSeverity.Error)]
    [InlineData("/warnaserror+ /warnaserror-:MDSL0011", DiagnosticSeverity.Warning)]
    [InlineData("/warnaserror+:CS0168", DiagnosticSeverity.Warning)]
    public void Options_of_the_project(string options, params DiagnosticSeverity[] expected) =>
        Severities(useless, options: options).ShouldBe(expected);

    [Fact]
    public void A_warning_leaves_the_model_whole() => Generated.From(useless).Text.ShouldNotContain("throw");

    [Theory]
    [InlineData("#pragma warning disable MDSL1001", "", "")]
    [InlineData("", "dotnet_diagnostic.MDSL1001.severity = none", "")]
    [InlineData("", "dotnet_diagnostic.MDSL1001.severity = warning", "")]
    [InlineData("", "", "/nowarn:MDSL1001")]
    public void An_error_stays_one(string pragma, string editorConfig, string options)
    {
        Severities($"{pragma}\n{wrong}", editorConfig, options).ShouldBe([DiagnosticSeverity.Error]);
        Generated.From(wrong).Text.ShouldContain("throw");
    }

    [Fact]
    public void An_attribute_hides_an_error_too_and_the_class_says_it_when_it_is_used()
    {
        var hidden = wrong.Replace(Declared, $"{Justified.Replace("MDSL0011", "MDSL1001")}\n{Declared}");
        Severities(hidden).ShouldBeEmpty();
        Generated.From(hidden).Text.ShouldContain("The declaration of Bird does not check: MDSL1001.");
    }

    [Fact]
    public void A_budget_can_be_relaxed_because_the_model_is_written_all_the_same()
    {
        Severities(big).ShouldBe([DiagnosticSeverity.Error]);
        Severities(big, editorConfig: "dotnet_diagnostic.MDSL1010.severity = warning").ShouldBe([DiagnosticSeverity.Warning]);
        Severities($"#pragma warning disable MDSL1010\n{big}").ShouldBeEmpty();
        Generated.From(big).Text.ShouldNotContain("throw");
    }

    [Fact]
    public void Errors_that_leave_a_class_which_throws_cannot_be_configured() =>
        Descriptors
            .All.Where(descriptor => !descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
            .Select(descriptor => descriptor.Id)
            .Order()
            .ShouldBe([Ids.UnusedKnob, Ids.LinesAboveModel, Ids.MeaninglessBudget, Ids.BudgetExceeded, Ids.IncompleteContract]);

    private static DiagnosticSeverity[] Severities(string source, string editorConfig = "", string options = "")
    {
        var compilation = Compilations.Of(source);
        var parsed = CSharpCommandLineParser.Default.Parse([.. options.Split(' '), "/nullable+", "/t:library", "x.cs"], "/", null);
        var configured = parsed.CompilationOptions.WithSyntaxTreeOptionsProvider(new EditorConfig($"[*.cs]\n{editorConfig}\n"));
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation.WithOptions(configured), out _, out var diagnostics);
        return [.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => diagnostic.Severity)];
    }

    /// <summary>The text of an <c>.editorconfig</c> as the compiler reads it.</summary>
    private sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet set = AnalyzerConfigSet.Create(new List<AnalyzerConfig> { AnalyzerConfig.Parse(text, "/.editorconfig") });

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellation) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string id, CancellationToken cancellation, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(id, out severity);

        public override bool TryGetGlobalDiagnosticValue(string id, CancellationToken cancellation, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(id, out severity);
    }
}
