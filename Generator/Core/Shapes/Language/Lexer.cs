namespace ModelDsl.Generator.Shapes.Language;

/// <summary>Cuts a stretch of a contract into tokens.</summary>
internal struct Lexer(string text, int start, int end)
{
    private int position = start;

    public Token Next()
    {
        while (position < end && char.IsWhiteSpace(text[position]))
            position++;
        if (position >= end)
            return new(TokenKind.End, "", end);
        var first = text[position];
        if (IsDigit(first))
            return Number();
        if (IsNameStart(first))
            return Word();
        return Symbol(first, position + 1 < end ? text[position + 1] : '\0');
    }

    /// <summary>Whether a name of the language may start like this.</summary>
    public static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    /// <summary>Whether a name of the language may go on like this.</summary>
    public static bool IsNamePart(char c) => IsNameStart(c) || IsDigit(c);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private Token Number()
    {
        var from = position;
        var kind = TokenKind.Integer;
        Digits();
        if (position + 1 < end && text[position] == '.' && IsDigit(text[position + 1]))
        {
            kind = TokenKind.Real;
            position++;
            Digits();
        }

        var exponent = position;
        if (exponent < end && text[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < end && text[exponent] is '+' or '-')
                exponent++;
            if (exponent < end && IsDigit(text[exponent]))
            {
                kind = TokenKind.Real;
                position = exponent;
                Digits();
            }
        }

        return new(kind, text.Substring(from, position - from), from);
    }

    private void Digits()
    {
        while (position < end && IsDigit(text[position]))
            position++;
    }

    private Token Word()
    {
        var from = position;
        while (position < end && IsNamePart(text[position]))
            position++;
        return new(TokenKind.Name, text.Substring(from, position - from), from);
    }

    private Token Symbol(char first, char second)
    {
        var kind = (first, second) switch
        {
            ('<', '=') => TokenKind.LessOrEqual,
            ('>', '=') => TokenKind.GreaterOrEqual,
            ('=', '=') => TokenKind.Equal,
            ('!', '=') => TokenKind.NotEqual,
            ('&', '&') => TokenKind.And,
            ('|', '|') => TokenKind.Or,
            _ => TokenKind.End,
        };
        if (kind != TokenKind.End)
            return Take(kind, 2);

        kind = first switch
        {
            '+' => TokenKind.Plus,
            '-' => TokenKind.Minus,
            '*' => TokenKind.Star,
            '/' => TokenKind.Slash,
            '%' => TokenKind.Percent,
            '^' => TokenKind.Caret,
            '<' => TokenKind.Less,
            '>' => TokenKind.Greater,
            '!' => TokenKind.Not,
            '?' => TokenKind.Question,
            ':' => TokenKind.Colon,
            '(' => TokenKind.Open,
            ')' => TokenKind.Close,
            '[' => TokenKind.OpenIndex,
            ']' => TokenKind.CloseIndex,
            ',' => TokenKind.Comma,
            '.' => TokenKind.Dot,
            _ => throw new ContractException(ContractFault.Syntax, $"'{first}' has no meaning here", position),
        };
        return Take(kind, 1);
    }

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, text.Substring(position, length), position);
        position += length;
        return token;
    }
}
