using System;
using System.Collections.Generic;
using System.Text;

namespace ModelDsl.Generator.Shapes.Language;

/// <summary>The message of a condition: text with expressions in braces, <c>dim {dim} does not divide into {heads} heads</c>.</summary>
internal sealed class MessageTemplate
{
    private readonly List<(string Text, Expression? Hole)> pieces = [];

    /// <summary>The expressions in the braces.</summary>
    public IEnumerable<Expression> Holes
    {
        get
        {
            foreach (var (_, hole) in pieces)
            {
                if (hole is not null)
                    yield return hole;
            }
        }
    }

    /// <summary>Reads a template.</summary>
    /// <exception cref="ContractException">A brace is not closed, or what it holds is not an expression.</exception>
    public static MessageTemplate Parse(string text)
    {
        var template = new MessageTemplate();
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf('{', position);
            if (open < 0)
                open = text.Length;
            if (open > position)
                template.pieces.Add((text.Substring(position, open - position), null));
            if (open == text.Length)
                break;
            var close = text.IndexOf('}', open);
            if (close < 0)
                throw new ContractException(ContractFault.Syntax, "'{' is not closed", open);
            template.pieces.Add(("", ExpressionParser.Parse(text, open + 1, close)));
            position = close + 1;
        }

        return template;
    }

    /// <summary>The text with what <paramref name="show"/> says of each expression.</summary>
    public string Fill(Func<Expression, string> show)
    {
        var text = new StringBuilder();
        foreach (var (piece, hole) in pieces)
            text.Append(hole is null ? piece : show(hole));
        return text.ToString();
    }
}
