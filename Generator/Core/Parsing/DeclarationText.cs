using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelDsl.Generator.Parsing;

/// <summary>The text of a declaration, one attribute a line, whatever its layout and comments in the source are.</summary>
internal static class DeclarationText
{
    public static string Read(TypeDeclarationSyntax type, IEnumerable<AttributeSyntax> column)
    {
        var text = new StringBuilder();
        foreach (var attribute in column)
        {
            text.Append('[');
            Append(text, attribute.DescendantTokens());
            text.Append("]\n");
        }

        foreach (var modifier in type.Modifiers)
            text.Append(modifier.ValueText).Append(' ');
        return text.Append(type.Keyword.ValueText).Append(' ').Append(type.Identifier.Text).Append(';').ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<SyntaxToken> tokens)
    {
        foreach (var token in tokens)
        {
            text.Append(
                token.Kind() switch
                {
                    SyntaxKind.EqualsToken => " = ",
                    SyntaxKind.CommaToken => ", ",
                    SyntaxKind.ColonToken => ": ",
                    SyntaxKind.NewKeyword => "new ",
                    _ => token.Text,
                }
            );
        }
    }
}
