using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>Whatever value is offered, the declaration with it has the error no more.</summary>
public class RemedyProperties
{
    [Fact]
    public void An_offered_value_always_removes_its_error()
    {
        var random = new Random(20100228);
        var compilation = Compilations.Of("");
        var tree = compilation.SyntaxTrees[^1];
        var driver = Compilations.Driver();
        var offers = 0;
        for (var round = 0; round < 300; round++)
        {
            var source = Column(random);
            foreach (var (diagnostic, fixedSource) in Fixes(Run(source), source))
            {
                offers++;
                Run(fixedSource).Select(Key).ShouldNotContain(Key(diagnostic), $"{source}\n→\n{fixedSource}");
            }
        }

        offers.ShouldBeGreaterThan(150);

        IReadOnlyList<Diagnostic> Run(string source)
        {
            driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, Compilations.Tree(source, tree.FilePath)));
            return driver.GetRunResult().Diagnostics;
        }
    }

    /// <summary>What the error is, whatever its numbers are.</summary>
    private static string Key(Diagnostic diagnostic) => diagnostic.Id + Regex.Replace(diagnostic.GetMessage(), @"\d+|Nearest.*", "#");

    private static IEnumerable<(Diagnostic Diagnostic, string Fixed)> Fixes(IReadOnlyList<Diagnostic> diagnostics, string source)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.AdditionalLocations.Count == 1))
        {
            var span = diagnostic.AdditionalLocations[0].SourceSpan;
            foreach (var value in diagnostic.Properties[Reporter.RemedyProperty]!.Split(';'))
                yield return (diagnostic, source[..span.Start] + value + source[span.End..]);
        }
    }

    /// <summary>A column of two stages with numbers that rarely go together.</summary>
    private static string Column(Random random) =>
        $"""
            using ModelDsl;
            using Zoo;

            [Model(NormEps = 1e-6, Heads = {random.Next(1, 9)})]
            [Photo({random.Next(2, 9) * 8})]
            [Mosaic({random.Next(2, 9)}, Dim = {random.Next(8, 49)})]
            [PanesStage(2, Heads = {random.Next(1, 12)}, Pane = {random.Next(1, 9)}, Attention = typeof(Panes))]
            [Halve]
            [Stage({random.Next(0, 3)})]
            [Vote(10, Gather = Gather.Mean)]
            public sealed partial class Bird;
            """;
}
