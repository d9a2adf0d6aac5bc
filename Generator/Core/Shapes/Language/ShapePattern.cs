using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Generator.Shapes.Language;

/// <summary>One dimension of a shape in a contract.</summary>
/// <param name="Name">The name that the text gives it with <c>=</c>, if it does.</param>
/// <param name="Size">Its size; null for <c>...</c>, which stands for any dimensions.</param>
/// <param name="Position">Where it stands in the text.</param>
/// <param name="IsEach">Whether it has a size for each map of a pyramid: <c>h[]</c>, <c>(h/2)[]</c>.</param>
internal sealed record Dimension(string? Name, Expression? Size, int Position, bool IsEach = false);

/// <summary>A shape in a contract: <c>b h/patch w/patch dim</c>. The first dimension is the batch.</summary>
/// <param name="Text">The text.</param>
/// <param name="Dimensions">The dimensions, the batch first.</param>
/// <param name="Batch">How many times the batch the first is (<c>b*n</c>); null for the batch itself.</param>
internal sealed record ShapePattern(string Text, IReadOnlyList<Dimension> Dimensions, Expression? Batch)
{
    /// <summary>Whether it is that of several maps, a pyramid: <c>b channels[] h[] w[]</c>.</summary>
    public bool IsPyramid => Dimensions.Any(dimension => dimension.IsEach);

    /// <summary>Reads the dimensions of a tensor that has the batch itself: of the first that a kind takes, or gives.</summary>
    /// <exception cref="ContractException">One is not an expression, or the first is not <c>b</c>.</exception>
    public static ShapePattern ParseFirst(string text) =>
        Parse(text) is { Batch: null } pattern
            ? pattern
            : throw new ContractException(ContractFault.Syntax, "only a stream behind the first has a multiple of the batch; write 'b'", 0);

    /// <summary>Reads dimensions between spaces.</summary>
    /// <exception cref="ContractException">One is not an expression, or the first is neither <c>b</c> nor a multiple, <c>b*n</c>.</exception>
    public static ShapePattern Parse(string text)
    {
        var dimensions = new List<Dimension>();
        var position = 0;
        while (position < text.Length)
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }

            var end = text.IndexOf(' ', position);
            end = end < 0 ? text.Length : end;
            dimensions.Add(Dimension(text, position, end));
            position = end;
        }

        if (dimensions.Count == 0 || dimensions[0] is not { Name: null, Size: { } first } || !IsBatch(first, out var batch))
            throw new ContractException(ContractFault.Syntax, "a shape starts with the batch, 'b'", 0);
        if (dimensions.Count == 1)
            throw new ContractException(ContractFault.Syntax, "a shape has at least one dimension after the batch", text.Length);
        if (dimensions.Count > 8)
            throw new ContractException(ContractFault.Syntax, "a shape has at most 8 dimensions", dimensions[8].Position);
        if (dimensions.Find(dimension => dimension.IsEach) is { } each && (dimensions.Count != 4 || dimensions[0].IsEach))
            throw new ContractException(ContractFault.Syntax, "several maps are 'b channels[] h[] w[]'", each.Position);
        for (var i = 1; i < dimensions.Count; i++)
        {
            if (dimensions[i].Size is null && (i != 1 || dimensions.Count != 3))
                throw new ContractException(
                    ContractFault.Syntax,
                    "'...' stands alone between the batch and the channels: 'b ... dim'",
                    dimensions[i].Position
                );
        }

        return new(text, dimensions, batch);
    }

    /// <summary>Whether the dimension is the batch, and how many times it.</summary>
    private static bool IsBatch(Expression size, out Expression? times)
    {
        times = null;
        if (size is Name { Text: "b" })
            return true;
        if (size is not Binary { Operator: TokenKind.Star } product || !IsBatch(product.Left, out var left))
            return false;
        times = left is null ? product.Right : product with { Left = left };
        return true;
    }

    /// <summary>What is different for each of several maps has a name where it is taken.</summary>
    /// <exception cref="ContractException">It has none.</exception>
    public ShapePattern AsTaken()
    {
        foreach (var dimension in Dimensions)
        {
            if (dimension is { IsEach: true, Name: null, Size: not Language.Name })
                throw new ContractException(ContractFault.Syntax, "a name stands before '[]' in what is taken", dimension.Position);
        }

        return this;
    }

    private static Dimension Dimension(string text, int start, int end)
    {
        if (text.Substring(start, end - start) == "...")
            return new(null, null, start);
        var isEach = end - start > 2 && text[end - 2] == '[' && text[end - 1] == ']';
        if (isEach)
            end -= 2;
        var equals = text.IndexOf('=', start, end - start);
        var isNamed = equals > start && equals + 1 < end && text[equals + 1] != '=' && text[equals - 1] is not ('!' or '<' or '>');
        if (!isNamed)
            return new(null, ExpressionParser.Parse(text, start, end), start, isEach);
        if (ExpressionParser.Parse(text, start, equals) is not Name name)
            throw new ContractException(ContractFault.Syntax, "a name stands before '='", start);
        return new(name.Text, ExpressionParser.Parse(text, equals + 1, end), start, isEach);
    }
}
