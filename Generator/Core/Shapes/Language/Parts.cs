using System.Collections.Generic;

namespace ModelDsl.Generator.Shapes.Language;

/// <summary>The expressions that an expression consists of.</summary>
internal static class Parts
{
    /// <summary>All parts of <paramref name="expression"/>, the innermost first; it itself is last.</summary>
    public static IEnumerable<Expression> Of(Expression expression)
    {
        IReadOnlyList<Expression> inner = expression switch
        {
            Unary unary => [unary.Operand],
            Binary binary => [binary.Left, binary.Right],
            Conditional conditional => [conditional.Condition, conditional.Then, conditional.Else],
            Call call => call.Arguments,
            _ => [],
        };
        foreach (var direct in inner)
        {
            foreach (var part in Of(direct))
                yield return part;
        }

        yield return expression;
    }
}
