using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelDsl.CodeFixes;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Loading;

/// <summary>
/// The package's analyzers in the compiler of the SDK before this one, Roslyn 4.14, which these tests run on. A newer reference than the
/// compiler has would make it leave the generator out (CS9057), and one that it does not have at all would make it fail while loading.
/// </summary>
public sealed class OlderCompilerTests
{
    private static readonly Version roslyn = new(4, 14, 0, 0);

    private static readonly string[] packed = [typeof(ModelGenerator).Assembly.Location, typeof(UseNearestFix).Assembly.Location];

    [Fact]
    public void These_tests_run_on_the_older_compiler() => typeof(CSharpCompilation).Assembly.GetName().Version.ShouldBe(roslyn);

    [Fact]
    public void The_generator_refers_to_the_compiler_alone() =>
        References(packed[0]).Select(reference => reference.Name!).ShouldBeSubsetOf([
            "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory",
        ]);

    [Fact]
    public void The_fixes_refer_to_what_an_editor_has_too() =>
        References(packed[1]).Select(reference => reference.Name!).ShouldBeSubsetOf([
            "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory",
            "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel",
            "ModelDsl.Generator",
        ]);

    [Fact]
    public void No_reference_is_newer_than_the_older_compiler_and_its_own()
    {
        var immutable = References(typeof(Compilation).Assembly.Location)
            .Single(reference => reference.Name == "System.Collections.Immutable");
        foreach (var reference in packed.SelectMany(References))
        {
            var newest = reference.Name switch
            {
                "netstandard" => new Version(2, 0, 0, 0),
                "System.Collections.Immutable" or "System.Composition.AttributedModel" => immutable.Version!,
                "System.Memory" => new Version(4, 0, 1, 2), // Roslyn's own, where it is built for .NET Standard
                "ModelDsl.Generator" => typeof(ModelGenerator).Assembly.GetName().Version!,
                _ => roslyn,
            };
            reference.Version!.ShouldBeLessThanOrEqualTo(newest, reference.FullName);
        }
    }

    [Fact]
    public void The_older_compiler_finds_loads_and_runs_the_generator()
    {
        using var folder = new AnalyzerFolder(packed);
        var reference = new AnalyzerFileReference(folder.PathOf(packed[0]), folder);
        var faults = new List<string>();
        reference.AnalyzerLoadFailed += (_, fault) => faults.Add($"{fault.ErrorCode}: {fault.Message}");

        var generators = reference.GetGenerators(LanguageNames.CSharp);
        reference.GetAnalyzers(LanguageNames.CSharp);

        faults.ShouldBeEmpty();
        var result = CSharpGeneratorDriver
            .Create(generators, parseOptions: Compilations.ParseOptions)
            .RunGenerators(Compilations.Of("using ModelDsl; using Zoo; [Model] [Photo(8)] [Mosaic(4, Dim = 6)] [Flag] public sealed partial class M;"))
            .GetRunResult();
        result.Results.ShouldAllBe(run => run.Exception == null);
        result.Diagnostics.ShouldBeEmpty();
        result.GeneratedTrees.Length.ShouldBe(1);
    }

    [Fact]
    public void Every_fix_can_be_made_there()
    {
        using var folder = new AnalyzerFolder(packed);
        var fixes = folder
            .LoadFromPath(folder.PathOf(packed[1]))
            .GetTypes()
            .Where(type => !type.IsAbstract && type.CustomAttributes.Any(a => a.AttributeType.Name == "ExportCodeFixProviderAttribute"))
            .ToList();
        fixes.Count.ShouldBeGreaterThan(1);
        foreach (var fix in fixes)
            Activator.CreateInstance(fix).ShouldBeAssignableTo<Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider>();
    }

    private static IReadOnlyList<AssemblyName> References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
