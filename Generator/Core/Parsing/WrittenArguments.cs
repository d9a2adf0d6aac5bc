using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelDsl.Generator.Parsing;

/// <summary>Tells the arguments that an attribute writes from those that it leaves at their default.</summary>
internal static class WrittenArguments
{
    /// <summary>
    /// The names of the written arguments, as knobs are called. Metadata does not say which are; there, what is equal to its default counts as
    /// left out.
    /// </summary>
    public static IReadOnlyCollection<string> Of(AttributeData attribute, AttributeSyntax? syntax)
    {
        var written = new HashSet<string>(attribute.NamedArguments.Select(argument => ColumnReader.Camel(argument.Key)));
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        var named = syntax?.ArgumentList?.Arguments.Where(argument => argument.NameColon is not null).ToList() ?? [];
        var positional = syntax?.ArgumentList?.Arguments.Count(argument => argument.NameColon is null && argument.NameEquals is null);
        for (var i = 0; i < parameters.Length; i++)
        {
            var isWritten = positional is { } count
                ? i < count || named.Any(argument => argument.NameColon!.Name.Identifier.ValueText == parameters[i].Name)
                : !HasDefault(parameters[i], attribute, i);
            if (isWritten)
                written.Add(parameters[i].Name);
        }

        return written;
    }

    private static bool HasDefault(IParameterSymbol parameter, AttributeData attribute, int index) =>
        parameter.HasExplicitDefaultValue
        && index < attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array
        && Equals(attribute.ConstructorArguments[index].Value, parameter.ExplicitDefaultValue);
}
