using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelDsl.Benchmarks.GeneratorRuns;

/// <summary>A generator with the project that it runs on.</summary>
internal sealed class Side(Project project, Func<ISourceGenerator> generator)
{
    public Project Project => project;

    /// <summary>Everything, as at the start of a build: a generator, a driver and a compilation that have seen nothing.</summary>
    public Timed Cold => new(project.Fresh, compilation => Run(Driver(), compilation!));

    /// <summary>Again, by a driver that has seen the project before the edit.</summary>
    public Timed After(Func<Compilation> edit)
    {
        GeneratorDriver warm = Run(Driver(), project.Fresh());
        return new(edit, edited => warm = warm.RunGenerators(edited!));
    }

    /// <summary>The compilation together with what was generated for it.</summary>
    public Compilation Ran(Compilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _);
        return whole;
    }

    public IReadOnlyList<SyntaxTree> Generated() => Run(Driver(), project.Fresh()).GetRunResult().GeneratedTrees;

    /// <summary>MiB that a cold run allocates, and MiB that stay for as long as the driver does.</summary>
    public (double Allocated, double Kept) Memory()
    {
        const double MiB = 1 << 20;
        Compilation compilation = project.Fresh();
        _ = compilation.GetDiagnostics(); // what the compiler keeps is not the generator's
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = GC.GetAllocatedBytesForCurrentThread();
        GeneratorDriver driver = Run(Driver(), compilation);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - start;
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(driver);
        GC.KeepAlive(compilation);
        return (allocated / MiB, kept / MiB);
    }

    private GeneratorDriver Driver() => CSharpGeneratorDriver.Create([generator()], parseOptions: Project.Language);

    private GeneratorDriver Run(GeneratorDriver driver, Compilation compilation)
    {
        GeneratorDriver ran = driver.RunGenerators(compilation);
        GeneratorDriverRunResult result = ran.GetRunResult();
        ImmutableArray<Diagnostic> said = [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        if (result.GeneratedTrees.Length < project.Count || said.Length > 0 || result.Results[0].Exception is not null)
        {
            string found = $"{result.GeneratedTrees.Length} files. {said.FirstOrDefault()}{result.Results[0].Exception}";
            throw new InvalidOperationException($"{project.Count} declarations gave {found}");
        }
        return ran;
    }
}
