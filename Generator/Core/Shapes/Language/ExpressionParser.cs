using System.Collections.Generic;
using System.Globalization;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Language;

/// <summary>Recursive descent over the grammar in Generator/Docs/Contracts.md.</summary>
internal ref struct ExpressionParser
{
    // Bounds the recursion of whoever walks the tree; no contract that a human reads comes near.
    private const int MaximumNodes = 400;
    private const int MaximumDepth = 60;

    private Lexer lexer;
    private Token token;
    private int nodes;
    private int depth;

    private ExpressionParser(string text, int start, int end)
    {
        lexer = new(text, start, end);
        token = lexer.Next();
    }

    /// <summary>Reads all of <paramref name="text"/> from <paramref name="start"/> to <paramref name="end"/> as one expression.</summary>
    /// <exception cref="ContractException">It is not one.</exception>
    public static Expression Parse(string text, int start, int end)
    {
        var parser = new ExpressionParser(text, start, end);
        var expression = parser.Conditional();
        if (parser.token.Kind != TokenKind.End)
            throw parser.Unexpected("the end");
        return expression;
    }

    /// <inheritdoc cref="Parse(string, int, int)"/>
    public static Expression Parse(string text) => Parse(text, 0, text.Length);

    private Expression Conditional()
    {
        if (++depth > MaximumDepth)
            throw new ContractException(ContractFault.Syntax, "the expression is nested too deeply", token.Position);
        var condition = Binary(0);
        if (token.Kind == TokenKind.Question)
        {
            var position = Advance().Position;
            var then = Conditional();
            Expect(TokenKind.Colon, "':'");
            condition = Count(new Conditional(condition, then, Conditional(), position));
        }

        depth--;
        return condition;
    }

    /// <summary>Operators that associate to the left, loosest level first.</summary>
    private Expression Binary(int level)
    {
        if (level == 6)
            return Unary();
        var left = Binary(level + 1);
        while (Level(token.Kind) == level)
        {
            var symbol = Advance();
            left = Count(new Binary(symbol.Kind, left, Binary(level + 1), symbol.Position));
        }

        return left;
    }

    private static int Level(TokenKind kind) =>
        kind switch
        {
            TokenKind.Or => 0,
            TokenKind.And => 1,
            TokenKind.Equal or TokenKind.NotEqual => 2,
            TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => 3,
            TokenKind.Plus or TokenKind.Minus => 4,
            TokenKind.Star or TokenKind.Slash or TokenKind.Percent => 5,
            _ => -1,
        };

    private Expression Unary()
    {
        if (token.Kind is not (TokenKind.Minus or TokenKind.Not))
            return Power();
        if (++depth > MaximumDepth)
            throw new ContractException(ContractFault.Syntax, "the expression is nested too deeply", token.Position);
        var symbol = Advance();
        var expression = Count(new Unary(symbol.Kind, Unary(), symbol.Position));
        depth--;
        return expression;
    }

    private Expression Power()
    {
        var left = Primary();
        if (token.Kind != TokenKind.Caret)
            return left;
        if (++depth > MaximumDepth)
            throw new ContractException(ContractFault.Syntax, "the expression is nested too deeply", token.Position);
        var symbol = Advance();
        var expression = Count(new Binary(TokenKind.Caret, left, Unary(), symbol.Position));
        depth--;
        return expression;
    }

    private Expression Primary()
    {
        switch (token.Kind)
        {
            case TokenKind.Integer:
            case TokenKind.Real:
                return Number(Advance());
            case TokenKind.Name:
                return Word(Advance());
            case TokenKind.Open:
                Advance();
                var inner = Conditional();
                Expect(TokenKind.Close, "')'");
                return inner;
            default:
                throw Unexpected("a number, a name or '('");
        }
    }

    private Expression Number(Token number)
    {
        if (
            number.Kind == TokenKind.Integer
            && long.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)
        )
            return Count(new Literal(Value.Integer(integer), number.Position));
        if (
            number.Kind == TokenKind.Real
            && double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && !double.IsInfinity(real)
        )
            return Count(new Literal(Value.Real(real), number.Position));
        throw new ContractException(ContractFault.Syntax, $"{number.Text} does not fit 64 bits", number.Position);
    }

    private Expression Word(Token name)
    {
        switch (token.Kind)
        {
            case TokenKind.Dot:
                Advance();
                var member = token;
                Expect(TokenKind.Name, "the name of an enum's member");
                return Count(new Member(name.Text, member.Text, name.Position));
            case TokenKind.Open:
                Advance();
                return Count(new Call(name.Text, Arguments(), name.Position));
            case TokenKind.OpenIndex:
                Advance();
                var index = Conditional();
                Expect(TokenKind.CloseIndex, "']'");
                return Count(new Item(new(name.Text, name.Position), index, name.Position));
            default:
                return Count(
                    name.Text switch
                    {
                        "true" => new Literal(Value.Boolean(true), name.Position),
                        "false" => new Literal(Value.Boolean(false), name.Position),
                        "null" => new Literal(Value.Null, name.Position),
                        _ => new Name(name.Text, name.Position),
                    }
                );
        }
    }

    private IReadOnlyList<Expression> Arguments()
    {
        var arguments = new List<Expression>();
        if (token.Kind != TokenKind.Close)
        {
            arguments.Add(Conditional());
            while (token.Kind == TokenKind.Comma)
            {
                Advance();
                arguments.Add(Conditional());
            }
        }

        Expect(TokenKind.Close, "')' or ','");
        return arguments;
    }

    private Expression Count(Expression node)
    {
        if (++nodes > MaximumNodes)
            throw new ContractException(ContractFault.Syntax, "the expression is too long", node.Position);
        return node;
    }

    private Token Advance()
    {
        var taken = token;
        token = lexer.Next();
        return taken;
    }

    private void Expect(TokenKind kind, string what)
    {
        if (token.Kind != kind)
            throw Unexpected(what);
        Advance();
    }

    private readonly ContractException Unexpected(string expected)
    {
        var found = token.Kind == TokenKind.End ? "it ends" : $"'{token.Text}' stands";
        return new(ContractFault.Syntax, $"{found} where {expected} is expected", token.Position);
    }
}
