using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ModelDsl.Generator.Tests.Harness;

/// <summary>
/// What test sources compile against: what this very process runs on, so the kinds of Runtime and whichever engine was built.
/// </summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(IsWanted)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>All but the engine and what is built on it.</summary>
    public static IReadOnlyList<MetadataReference> WithoutEngine { get; } =
    [
        .. All.Where(reference =>
            Path.GetFileNameWithoutExtension(reference.Display) is not ("ModelDsl.Runtime" or "ModelDsl.LibTorch" or "TorchSharp")
        ),
    ];

    private static bool IsWanted(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("System", StringComparison.Ordinal)
            || name is "netstandard" or "mscorlib" or "ModelDsl.Dsl" or "ModelDsl.Runtime" or "ModelDsl.LibTorch" or "TorchSharp";
    }
}
