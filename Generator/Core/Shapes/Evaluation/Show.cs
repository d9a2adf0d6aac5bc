using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Evaluation;

/// <summary>Expressions in messages.</summary>
internal static class Show
{
    /// <summary>As written, without the outermost parentheses.</summary>
    public static string Expression(Expression expression)
    {
        var text = Printer.Print(expression);
        return expression is Unary or Binary or Conditional ? text.Substring(1, text.Length - 2) : text;
    }
}
