using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelDsl.Generator.Parsing;

/// <summary>Tells the arguments that an attribute writes from those that it leaves at their default.</summary>
internal static class WrittenArguments
{
    /// <summary>The names of the written arguments, as knobs are called.</summary>
    public static IReadOnlyCollection<string> Of(AttributeData attribute, AttributeSyntax? syntax)
    {
        var written = new HashSet<string>(attribute.NamedArguments.Select(argument => ColumnReader.Camel(argument.Key)));
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (Writes(attribute, syntax, i))
                written.Add(parameters[i].Name);
        }

        return written;
    }

    /// <summary>
    /// Whether the attribute writes the argument of its constructor at <paramref name="index"/>. Metadata does not say so; there, what is equal to
    /// its default counts as left out.
    /// </summary>
    public static bool Writes(AttributeData attribute, AttributeSyntax? syntax, int index)
    {
        var parameter = attribute.AttributeConstructor!.Parameters[index];
        if (syntax is null)
            return !HasDefault(parameter, attribute, index);
        var arguments = syntax.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToList() ?? [];
        return (index < arguments.Count && arguments[index].NameColon is null)
            || arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name);
    }

    private static bool HasDefault(IParameterSymbol parameter, AttributeData attribute, int index) =>
        parameter.HasExplicitDefaultValue
        && index < attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array
        && Equals(attribute.ConstructorArguments[index].Value, parameter.ExplicitDefaultValue);
}
