using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>The types of the vocabulary and of TorchSharp that the parser asks for, by name: no reference to either is needed.</summary>
internal static class KnownNames
{
    public const string Model = "ModelDsl.ModelAttribute";
    public const string Variant = "ModelDsl.VariantAttribute";

    /// <summary>The attributes that make a contract.</summary>
    public static readonly string[] Contract =
    [
        "ModelDsl.TakesAttribute",
        "ModelDsl.GivesAttribute",
        "ModelDsl.RequiresAttribute",
        "ModelDsl.CostsAttribute",
        "ModelDsl.LetAttribute",
        "ModelDsl.ClosedByAttribute",
        "ModelDsl.CarriesAttribute",
        "ModelDsl.AlternateAttribute",
    ];

    public const string Engine = "TorchSharp.torch";
    public const string Summary = "ModelDsl.ModelSummary";

    /// <summary>Whether <paramref name="type"/> is <c>ModelDsl.</c><paramref name="name"/>.</summary>
    public static bool IsVocabulary(this INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "ModelDsl", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name == name;

    /// <summary>Whether <paramref name="type"/> is <c>ModelDsl.</c><paramref name="name"/> or derives from it.</summary>
    public static bool DerivesFromVocabulary(this INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.IsVocabulary(name))
                return true;
        }

        return false;
    }

    /// <summary>The attribute <c>ModelDsl.</c><paramref name="name"/> on <paramref name="symbol"/>.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsVocabulary(name))
                return attribute;
        }

        return null;
    }

    /// <summary>The constructor argument at <paramref name="index"/>, or nothing.</summary>
    public static object? Argument(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index
        && attribute.ConstructorArguments[index].Kind is not (TypedConstantKind.Array or TypedConstantKind.Error)
            ? attribute.ConstructorArguments[index].Value
            : null;

    /// <summary>All texts that the attribute's constructor was given, those of a <c>params</c> parameter too.</summary>
    public static IEnumerable<string> Texts(this AttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(argument =>
            argument.Kind != TypedConstantKind.Array ? [argument.Value as string ?? ""]
            : argument.IsNull ? []
            : argument.Values.Select(value => value.Value as string ?? "")
        );

    /// <summary>The property that the attribute sets, or nothing.</summary>
    public static object? Property(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind is not (TypedConstantKind.Array or TypedConstantKind.Error))
                return argument.Value.Value;
        }

        return null;
    }

    /// <summary>Whether <paramref name="type"/> is <c>TorchSharp.torch.nn.Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public static bool IsModule(this ITypeSymbol? type) => type.AsModule() == Signature.One;

    /// <summary>
    /// What a module takes and gives, where <paramref name="type"/> is <c>TorchSharp.torch.nn.Module&lt;Tensor, …, Tensor&gt;</c>, or one of two
    /// that takes or gives a <c>Tensor[]</c>, or one that gives a tuple of tensors; else null.
    /// </summary>
    public static Signature? AsModule(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Module", Arity: >= 2, ContainingType: { Name: "nn", ContainingType: { } torch } } module
        && IsTorch(torch)
        && module.TypeArguments.Take(module.Arity - 1).All(argument => argument.IsTorch("Tensor") || (module.Arity == 2 && argument.IsTensors()))
        && Given(module) is > 0 and var gives
            ? new(module.Arity - 1, gives, module.TypeArguments[0].IsTensors(), module.TypeArguments[module.Arity - 1].IsTensors())
            : null;

    private static bool IsTensors(this ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } array && array.ElementType.IsTorch("Tensor");

    /// <summary>How many results the module gives: one, or those of a tuple; 0 where one is anything but tensors.</summary>
    private static int Given(INamedTypeSymbol module) =>
        module.TypeArguments[module.Arity - 1] switch
        {
            INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => element.Type.IsTorch("Tensor")) ? tuple.TupleElements.Length : 0,
            var type => type.IsTorch("Tensor") || (module.Arity == 2 && type.IsTensors()) ? 1 : 0,
        };

    /// <summary>What <paramref name="type"/> takes and gives, where it derives from such a module; else null.</summary>
    public static Signature? DerivedModule(this ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.AsModule() is { } signature)
                return signature;
        }

        return null;
    }

    /// <summary>Whether <paramref name="type"/> is <c>TorchSharp.torch.</c><paramref name="name"/>.</summary>
    public static bool IsTorch(this ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingType is { } torch && IsTorch(torch);

    private static bool IsTorch(INamedTypeSymbol type) =>
        type.Name == "torch"
        && type.ContainingType is null
        && type.ContainingNamespace is { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true };
}
