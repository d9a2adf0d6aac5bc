using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Incremental;

/// <summary>A variant is written again when the declaration that it names changes, and else only when it does itself.</summary>
public class VariantIncrementalTests
{
    private static readonly string bird = TestKinds.Model(name: "Bird");
    private static readonly string fish = TestKinds.Model(name: "Fish");
    private const string Variant = "[ModelDsl.Variant(typeof(Nest.Bird))] [ModelDsl.Stage(3)] public partial class Heron;";
    private const string OfVariant = "[ModelDsl.Variant(typeof(Heron), DropPath = 0.1)] public partial class GreyHeron;";

    [Fact]
    public void An_edit_of_the_other_declaration_writes_it() =>
        Modified("Heads = 4", "Heads = 8", of: bird).ShouldBe(["Bird", "GreyHeron", "Heron"]);

    [Fact]
    public void What_the_variant_says_itself_the_other_may_change() => Modified("Stage(2", "Stage(4", of: bird).ShouldBe(["Bird"]);

    [Fact]
    public void An_edit_of_the_variant_writes_it_and_what_builds_on_it() =>
        Modified("Stage(3)", "Stage(5)", of: Variant).ShouldBe(["GreyHeron", "Heron"]);

    [Fact]
    public void An_edit_of_a_third_declaration_does_not() => Modified("Heads = 4", "Heads = 8", of: fish).ShouldBe(["Fish"]);

    /// <summary>The classes whose declaration is another one after an edit.</summary>
    private static string[] Modified(string from, string to, string of)
    {
        var compilation = Compilations.Of(bird, fish, Variant, OfVariant);
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString() == of);
        var edited = compilation.ReplaceSyntaxTree(tree, Compilations.Tree(of.Replace(from, to, StringComparison.Ordinal), tree.FilePath));
        var result = Compilations.Driver().RunGenerators(compilation).RunGenerators(edited).GetRunResult().Results.Single();
        result.Diagnostics.ShouldBeEmpty();
        var changed = result
            .TrackedSteps[StepNames.Emit]
            .SelectMany(step => step.Outputs)
            .Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(output => ((Emission.SourceFile)output.Value).Name.Split('.')[^3])
            .Order(StringComparer.Ordinal)
            .ToArray();
        // What is written again was read again, and the other way round.
        result.TrackedSteps[StepNames.Parse].SelectMany(step => step.Outputs).Count(output => output.Reason is IncrementalStepRunReason.Modified).ShouldBe(changed.Length);
        return changed;
    }
}
