using System.Collections.Generic;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Language;

/// <summary>An expression of the contract language.</summary>
/// <param name="Position">Where its operator, name or number stands in the contract's text.</param>
internal abstract record Expression(int Position)
{
    public sealed override string ToString() => Printer.Print(this);
}

internal sealed record Literal(Value Value, int Position) : Expression(Position);

/// <summary>A knob, a dimension, a derived name or a slot.</summary>
internal sealed record Name(string Text, int Position) : Expression(Position);

/// <summary>A member of an enum: <c>Pool.Token</c>.</summary>
internal sealed record Member(string Type, string Text, int Position) : Expression(Position);

/// <summary>An item of an array, counted from 0: <c>h[0]</c>.</summary>
internal sealed record Item(Name Array, Expression Index, int Position) : Expression(Position);

internal sealed record Unary(TokenKind Operator, Expression Operand, int Position) : Expression(Position);

internal sealed record Binary(TokenKind Operator, Expression Left, Expression Right, int Position) : Expression(Position);

internal sealed record Conditional(Expression Condition, Expression Then, Expression Else, int Position) : Expression(Position);

/// <summary>A function (<c>min</c>) or a primitive of costs (<c>linear</c>).</summary>
internal sealed record Call(string Function, IReadOnlyList<Expression> Arguments, int Position) : Expression(Position);
