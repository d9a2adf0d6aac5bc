using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>A contract as it is written on a class of this compilation, and where.</summary>
internal sealed record ParsedContract(KindSpec Spec, ArgumentPath First, EquatableArray<Place> Places);

/// <summary>Reads contracts where they are written, so that one which no declaration uses is judged too.</summary>
internal static class ContractParser
{
    /// <summary>Reads the contract on a class, for the first of its attributes alone; null for the others, and for one that is half-typed.</summary>
    public static ParsedContract? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type)
            return null;
        var contract = type.GetAttributes().Where(attribute => Locator.Part(attribute.AttributeClass) is not null).ToList();
        // What the compiler cannot make out, it reports.
        var isBroken = contract.Any(attribute =>
            attribute.AttributeConstructor is null
            || attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error || argument.IsNull)
        );
        if (isBroken || contract.Count == 0 || !context.Attributes.Any(attribute => IsSame(attribute, contract[0])))
            return null;
        var locator = new Locator(cancellation);
        var spec = new KindReader(context.SemanticModel.Compilation, type, locator).ReadContract(type);
        return new(spec, ArgumentPath.Contract(Locator.Part(contract[0].AttributeClass)!.Value, spec.Key), locator.Places);
    }

    private static bool IsSame(AttributeData attribute, AttributeData other) =>
        attribute.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == other.ApplicationSyntaxReference?.SyntaxTree
        && reference.Span == other.ApplicationSyntaxReference.Span;
}
