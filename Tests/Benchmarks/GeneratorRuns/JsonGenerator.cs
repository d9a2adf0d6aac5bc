using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ModelDsl.Benchmarks.GeneratorRuns;

/// <summary>System.Text.Json's generator, out of the SDK that runs this: what a generator of the platform costs.</summary>
internal static class JsonGenerator
{
    /// <summary>A way to make it, or null where the SDK is not beside the runtime.</summary>
    public static Func<ISourceGenerator>? Find()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        string? file = Directory.Exists(packs)
            ? Directory.EnumerateFiles(packs, "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories)
                .OrderBy(path => path, StringComparer.Ordinal)
                .LastOrDefault()
            : null;
        if (file is null)
        {
            return null;
        }
        Type type = Assembly.LoadFrom(file).GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!;
        return () => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
