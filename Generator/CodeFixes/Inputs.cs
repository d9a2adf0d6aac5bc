using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Parsing;

namespace ModelDsl.CodeFixes;

/// <summary>Finds the attributes that open a column: those whose kind gives a shape and takes none.</summary>
internal static class Inputs
{
    // A light bulb with more entries than this is no help.
    private const int Maximum = 4;

    // The side of ImageNet's images, which the field measures by.
    private const int Size = 224;

    /// <summary>Whether lines of this attribute are inputs.</summary>
    public static bool IsInput(ITypeSymbol? attribute) =>
        attribute is INamedTypeSymbol { IsAbstract: false } type
        && type.DerivesFromVocabulary("LayerAttribute")
        && type.Attribute("KindAttribute")?.Argument(0) is INamedTypeSymbol kind
        && kind.Attribute("GivesAttribute") is not null
        && kind.Attribute("TakesAttribute") is null;

    /// <summary>Those that the compilation can name and that numbers alone make, its own first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Known(Compilation compilation, CancellationToken cancellation) =>
        [
            .. compilation
                .SourceModule.ReferencedAssemblySymbols.Where(KnowsVocabulary)
                .OrderBy(assembly => assembly.Name, StringComparer.Ordinal)
                .Prepend(compilation.Assembly)
                .SelectMany(assembly => Types(assembly.GlobalNamespace, cancellation))
                .Where(type =>
                    IsInput(type) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) && Constructor(type) is not null
                )
                .Take(Maximum),
        ];

    /// <summary>The attribute as a line: <c>ImageInput(224)</c>.</summary>
    public static string Write(INamedTypeSymbol attribute, SemanticModel model, int position)
    {
        var name = attribute.ToMinimalDisplayString(model, position);
        if (name.EndsWith("Attribute", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - "Attribute".Length);
        var arguments = Constructor(attribute)!.Parameters.Where(parameter => !parameter.IsOptional).Select(_ => Size.ToString());
        return arguments.Any() ? $"{name}({string.Join(", ", arguments)})" : name;
    }

    private static IMethodSymbol? Constructor(INamedTypeSymbol attribute) =>
        attribute.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaredAccessibility == Accessibility.Public
            && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.Type.SpecialType == SpecialType.System_Int32)
        );

    private static bool KnowsVocabulary(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "ModelDsl.Dsl"));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(inner => Types(inner, cancellation)));
    }
}
