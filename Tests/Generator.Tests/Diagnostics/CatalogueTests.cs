using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Diagnostics;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>An id has a descriptor, a release row, a page and a test; none of them is missing, and none is left over.</summary>
public class CatalogueTests
{
    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../Generator"));

    private static IReadOnlyList<DiagnosticDescriptor> All =>
        [.. Descriptors.All.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    [Fact]
    public void Every_id_has_a_descriptor() =>
        typeof(Ids)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal)
            .ShouldBe(All.Select(descriptor => descriptor.Id));

    [Fact]
    public void Every_id_has_a_release_row_with_its_category_severity_and_title() =>
        Rows().ShouldBe(All.Select(d => (d.Id, d.Category, d.DefaultSeverity.ToString(), d.Title.ToString())));

    [Fact]
    public void Every_id_has_a_page_that_shows_what_is_wrong_what_is_right_and_why()
    {
        Directory
            .GetFiles(Path.Combine(Root(), "Docs"), "MDSL*.md")
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal)
            .ShouldBe(All.Select(descriptor => descriptor.Id));
        foreach (var descriptor in All)
        {
            var page = File.ReadAllText(Path.Combine(Root(), "Docs", descriptor.Id + ".md"));
            page.ShouldStartWith($"# {descriptor.Id}: {descriptor.Title}\n");
            page.ShouldContain("## Invalid\n");
            page.ShouldContain("## Fixed\n");
            page.ShouldContain("## Why\n");
            descriptor.HelpLinkUri.ShouldBe($"https://github.com/modeldsl/modeldsl/blob/main/Generator/Docs/{descriptor.Id}.md");
        }
    }

    [Fact]
    public void Every_id_has_a_test() =>
        typeof(CatalogueTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any())
            .SelectMany(method => method.GetCustomAttributesData().Where(data => data.AttributeType == typeof(TraitAttribute)))
            .Where(trait => (string)trait.ConstructorArguments[0].Value! == "Id")
            .Select(trait => (string)trait.ConstructorArguments[1].Value!)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(All.Select(descriptor => descriptor.Id));

    private static IEnumerable<(string Id, string Category, string Severity, string Title)> Rows() =>
        new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadAllLines(Path.Combine(Root(), "Core", file)))
            .Where(line => line.StartsWith("MDSL", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[0], cells[1], cells[2], cells[3]));
}
