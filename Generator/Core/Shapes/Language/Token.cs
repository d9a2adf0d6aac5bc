namespace ModelDsl.Generator.Shapes.Language;

internal enum TokenKind
{
    End,
    Integer,
    Real,
    Name,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Caret,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Not,
    Question,
    Colon,
    Open,
    Close,
    OpenIndex,
    CloseIndex,
    Comma,
    Dot,
}

/// <summary>A word of a contract.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Position">Where it starts.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position);
