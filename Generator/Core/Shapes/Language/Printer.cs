using System.Linq;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Language;

/// <summary>Writes an expression with every parenthesis, so that reading it gives the same tree whatever binds tighter.</summary>
internal static class Printer
{
    public static string Print(Expression expression) =>
        expression switch
        {
            Literal literal => Number(literal.Value),
            Name name => name.Text,
            Member member => $"{member.Type}.{member.Text}",
            Unary unary => $"({Symbol(unary.Operator)}{Print(unary.Operand)})",
            Binary binary => $"({Print(binary.Left)} {Symbol(binary.Operator)} {Print(binary.Right)})",
            Conditional conditional => $"({Print(conditional.Condition)} ? {Print(conditional.Then)} : {Print(conditional.Else)})",
            Item item => $"{item.Array.Text}[{Print(item.Index)}]",
            Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Print))})",
            _ => "",
        };

    /// <summary>A real keeps its point, so that it is read back as a real.</summary>
    private static string Number(Value value)
    {
        var text = value.ToString();
        return value.Kind == ValueKind.Real && text.IndexOfAny(['.', 'e']) < 0 ? text + ".0" : text;
    }

    public static string Symbol(TokenKind kind) =>
        kind switch
        {
            TokenKind.Plus => "+",
            TokenKind.Minus => "-",
            TokenKind.Star => "*",
            TokenKind.Slash => "/",
            TokenKind.Percent => "%",
            TokenKind.Caret => "^",
            TokenKind.Less => "<",
            TokenKind.LessOrEqual => "<=",
            TokenKind.Greater => ">",
            TokenKind.GreaterOrEqual => ">=",
            TokenKind.Equal => "==",
            TokenKind.NotEqual => "!=",
            TokenKind.And => "&&",
            TokenKind.Or => "||",
            TokenKind.Not => "!",
            _ => kind.ToString(),
        };
}
