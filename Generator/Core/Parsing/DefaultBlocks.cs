using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>Finds the blocks that assemblies offer to stages that name none, with <c>[assembly: DefaultBlock(...)]</c>.</summary>
internal static class DefaultBlocks
{
    // The same for every declaration of a compilation; the table forgets an entry together with its compilation.
    private static readonly ConditionalWeakTable<Compilation, List<Offer>> found = new();

    /// <summary>The offered blocks, this assembly's own first; none where no stage asks.</summary>
    public static EquatableArray<DefaultBlockSpec> Read(Compilation compilation, EquatableArray<LineSpec> lines, KindReader kinds)
    {
        if (!lines.Any(line => line.IsStage && line.Kind is null && !line.IsBroken))
            return [];
        return found
            .GetValue(compilation, Find)
            .Select(offer => new DefaultBlockSpec(offer.Position.Text!, offer.Position.Number, kinds.Read(offer.Block), offer.IsCross))
            .ToEquatableArray();
    }

    private static List<Offer> Find(Compilation compilation)
    {
        var offers = new List<Offer>();
        Add(offers, compilation.Assembly);
        foreach (
            var assembly in compilation
                .SourceModule.ReferencedAssemblySymbols.Where(Knows)
                .OrderBy(assembly => assembly.Name, System.StringComparer.Ordinal)
        )
            Add(offers, assembly);
        return offers;
    }

    private static void Add(List<Offer> offers, IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (
                attribute.AttributeClass.IsVocabulary("DefaultBlockAttribute")
                && attribute.ConstructorArguments
                    is [
                    { Kind: TypedConstantKind.Enum } position,
                    { Kind: TypedConstantKind.Type, Value: ITypeSymbol { TypeKind: not TypeKind.Error } block },
                    ]
                && ConstantReader.Read(position.Value, position.Type) is { } value
            )
            {
                offers.Add(new(value, block, attribute.Property("Cross") is true));
            }
        }
    }

    /// <summary>Whether the assembly was compiled against the vocabulary; the others' attributes need not be decoded.</summary>
    private static bool Knows(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "ModelDsl.Dsl"));

    private sealed record Offer(Value Position, ITypeSymbol Block, bool IsCross);
}
