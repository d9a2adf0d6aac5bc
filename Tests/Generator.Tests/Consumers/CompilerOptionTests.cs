using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Consumers;

/// <summary>Generated code compiles without a word under whatever a consumer's project sets, and whatever its namespaces hold.</summary>
public class CompilerOptionTests
{
    private static readonly string pyramid = TestKinds
        .Model("[PanesStage(2, Heads = 4, Pane = 2, Attention = typeof(Panes))]\n[Halve]\n[Stage(1, Heads = 8)]", "[Model(DropPath = 0.1)]")
        .Replace("[Flag]\n", "")
        .Replace("[Vote(10)]", "[Vote(10, Gather = Gather.Mean)]");

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.LatestMajor)]
    [InlineData(LanguageVersion.Preview)]
    public void A_version_of_the_language(LanguageVersion version)
    {
        // The kinds are an assembly of their own, in any version; the consumer's own source is the model alone.
        var parse = Compilations.ParseOptions.WithLanguageVersion(version);
        var kinds = Compilations.Of("").WithAssemblyName("Kinds").ToMetadataReference();
        var compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(pyramid, parse, "Model.cs")],
            [.. References.All, kinds],
            Compilations.Options
        );
        var driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: parse);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var said);
        said.ShouldBeEmpty();
        output
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Annotations)]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Enable)]
    public void A_nullable_context(NullableContextOptions nullable) =>
        Silent(pyramid, options => options.WithNullableContextOptions(nullable));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Checked_arithmetic(bool isChecked) => Silent(pyramid, options => options.WithOverflowChecks(isChecked));

    [Fact]
    public void Warnings_as_errors() => Silent(pyramid, options => options.WithGeneralDiagnosticOption(ReportDiagnostic.Error));

    [Fact]
    public void Implicit_usings() =>
        Silent(
            "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;\n"
                + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;\n"
                + pyramid,
            options => options
        );

    [Theory]
    [InlineData("System")]
    [InlineData("TorchSharp")]
    [InlineData("ModelDsl")]
    [InlineData("Modules")]
    [InlineData("Tensor")]
    [InlineData("ScalarType")]
    [InlineData("ModelSummary")]
    [InlineData("GeneratedCode")]
    [InlineData("InvalidOperationException")]
    public void A_name_of_the_users_that_hides_one_of_ours(string name)
    {
        var usings = "using M = global::ModelDsl; using Z = global::Zoo; namespace Nest;\n";
        var qualified = Regex
            .Replace(pyramid[pyramid.IndexOf('[')..], @"\[(Model|Stage|Position)\b", "[M.$1")
            .Replace("typeof(", "typeof(Z.", StringComparison.Ordinal)
            .Replace("= Gather.", "= Z.Gather.", StringComparison.Ordinal);
        var column = Regex.Replace(qualified, @"\[(Photo|Mosaic|PanesStage|Halve|Vote)\b", "[Z.$1");
        Silent($"{usings}public static class {name} {{ }}\n{column}", options => options);
        Silent($"{usings}{column.Replace("class Bird;", $"class Bird {{ private static class {name} {{ }} }}", StringComparison.Ordinal)}", options => options);
    }

    [Fact]
    public void Documentation_is_well_formed_and_says_the_stage_table()
    {
        var generated = Generated.From(pyramid);
        var symbol = generated.Output.GetTypeByMetadataName("Nest.Bird")!;
        var documentation = XElement.Parse(symbol.GetDocumentationCommentXml()!);
        var table = documentation.Element("remarks")!.Element("code")!.Value;
        table.ShouldContain("stage1");
        table.ShouldContain("total");
        var lines = table.Trim('\n').Split('\n');
        // The columns stand below each other.
        lines.Select(line => line.TrimEnd().Length).Max().ShouldBeLessThan(120);
        foreach (var member in symbol.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public && member.CanBeReferencedByName))
        {
            var said = member.GetDocumentationCommentXml();
            said.ShouldNotBeNullOrEmpty(member.Name);
            XElement.Parse(said).Element("summary")!.Value.ShouldNotBeNullOrWhiteSpace(member.Name);
            // An unresolved cref is written with an exclamation mark.
            said.ShouldNotContain("cref=\"!:");
        }
    }

    private static void Silent(string source, Func<CSharpCompilationOptions, CSharpCompilationOptions> change)
    {
        var compilation = Compilations.Of(source);
        var generated = Generated.From(compilation.WithOptions(change(compilation.Options)));
        generated.Messages.ShouldBeEmpty();
        // The kinds of the tests are written for a nullable context.
        generated.CompilerDiagnostics.Where(message => !message.StartsWith("File0.cs", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
