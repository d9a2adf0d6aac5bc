using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace ModelDsl.Generator.Tests.Loading;

/// <summary>
/// A folder with analyzers and nothing else, as in a package, loaded as the compiler does: what lies beside an analyzer comes from there,
/// everything else must be the compiler's or the framework's own.
/// </summary>
internal sealed class AnalyzerFolder : IAnalyzerAssemblyLoader, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analyzers").FullName;
    private readonly AssemblyLoadContext context;

    /// <param name="analyzers">What lies in it.</param>
    public AnalyzerFolder(IEnumerable<string> analyzers)
    {
        foreach (var analyzer in analyzers)
            File.Copy(analyzer, PathOf(analyzer));
        context = new Isolated(folder);
    }

    /// <summary>Where the copy of that file lies.</summary>
    public string PathOf(string analyzer) => Path.Combine(folder, Path.GetFileName(analyzer));

    public void AddDependencyLocation(string fullPath) { }

    public Assembly LoadFromPath(string fullPath) => context.LoadFromAssemblyPath(fullPath);

    public void Dispose()
    {
        context.Unload();
        Directory.Delete(folder, true);
    }

    private sealed class Isolated(string folder) : AssemblyLoadContext("analyzers", isCollectible: true)
    {
        private static readonly string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        protected override Assembly? Load(AssemblyName name)
        {
            if (Path.Combine(folder, name.Name + ".dll") is var beside && File.Exists(beside))
                return LoadFromAssemblyPath(beside);
            var isEditors =
                name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name.Name == "System.Composition.AttributedModel";
            return isEditors || File.Exists(Path.Combine(framework, name.Name + ".dll"))
                ? null // from where the compiler itself comes
                : throw new FileNotFoundException($"{name} is neither beside the analyzer nor the compiler's.");
        }
    }
}
