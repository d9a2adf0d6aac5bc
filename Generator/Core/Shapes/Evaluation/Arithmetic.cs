using System;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Evaluation;

/// <summary>
/// Numbers and costs of the contract language. Whatever does not fit is a <see cref="ContractException"/>, never another.
/// </summary>
internal static class Arithmetic
{
    public static Value Negate(Value value, int position) =>
        value.Kind switch
        {
            ValueKind.Integer => value.Number == long.MinValue ? throw Overflow($"-({value})", position) : Value.Integer(-value.Number),
            ValueKind.Real => Value.Real(-value.Double),
            _ => throw Evaluator.Mismatch("a number", value, position),
        };

    /// <summary>Negative, zero or positive as the left is less, equal or more.</summary>
    public static int Compare(Value left, Value right, int position)
    {
        RequireNumbers(left, right, position);
        if (left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer)
            return left.Number.CompareTo(right.Number);
        return left.AsReal.CompareTo(right.AsReal);
    }

    public static Value Operate(Binary binary, Value left, Value right)
    {
        if (left.Kind is ValueKind.Cost or ValueKind.Null || right.Kind is ValueKind.Cost or ValueKind.Null)
            return OperateOnCosts(binary, left, right);
        RequireNumbers(left, right, binary.Position);
        try
        {
            return left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer
                ? OperateOnIntegers(binary, left.Number, right.Number)
                : Real(OperateOnReals(binary, left.AsReal, right.AsReal), binary.Position);
        }
        catch (OverflowException)
        {
            throw Overflow(Text(binary, left, right), binary.Position);
        }
    }

    /// <summary>Adds what <paramref name="count"/> equal layers cost.</summary>
    /// <exception cref="ContractException">It does not fit 64 bits.</exception>
    public static Value Times(Value cost, long count, int position)
    {
        try
        {
            return checked(Value.Cost(cost.Number * count, cost.Macs * count));
        }
        catch (OverflowException)
        {
            throw Overflow("the cost", position);
        }
    }

    /// <summary>The cost of weights that are there once and work so many times.</summary>
    /// <exception cref="ContractException">It does not fit 64 bits.</exception>
    public static Value Reuse(Value cost, long times, int position)
    {
        try
        {
            return checked(Value.Cost(cost.Number, cost.Macs * times));
        }
        catch (OverflowException)
        {
            throw Overflow("the cost", position);
        }
    }

    /// <summary>What two layers cost together.</summary>
    /// <exception cref="ContractException">It does not fit 64 bits.</exception>
    public static Value Plus(Value cost, Value other, int position)
    {
        try
        {
            return checked(Value.Cost(cost.Number + other.Number, cost.Macs + other.Macs));
        }
        catch (OverflowException)
        {
            throw Overflow("the cost", position);
        }
    }

    /// <summary>A real that is a number.</summary>
    /// <exception cref="ContractException">It is infinite, or none.</exception>
    public static Value Real(double value, int position) =>
        double.IsNaN(value) || double.IsInfinity(value)
            ? throw new ContractException(ContractFault.Arithmetic, "the result is not a finite number", position)
            : Value.Real(value);

    /// <summary><paramref name="base"/> to the power of <paramref name="exponent"/>.</summary>
    /// <exception cref="ContractException">It does not fit, or is no number.</exception>
    public static Value Power(Value @base, Value exponent, int position)
    {
        RequireNumbers(@base, exponent, position);
        if (@base.Kind != ValueKind.Integer || exponent.Kind != ValueKind.Integer || exponent.Number < 0)
            return Real(Math.Pow(@base.AsReal, exponent.AsReal), position);
        try
        {
            return Value.Integer(Power(@base.Number, exponent.Number));
        }
        catch (OverflowException)
        {
            throw Overflow($"{@base}^{exponent}", position);
        }
    }

    public static ContractException Overflow(string what, int position) =>
        new(ContractFault.Arithmetic, $"{what} does not fit 64 bits", position);

    private static void RequireNumbers(Value left, Value right, int position)
    {
        if (!left.IsNumber)
            throw Evaluator.Mismatch("a number", left, position);
        if (!right.IsNumber)
            throw Evaluator.Mismatch("a number", right, position);
    }

    private static Value OperateOnIntegers(Binary binary, long left, long right)
    {
        switch (binary.Operator)
        {
            case TokenKind.Plus:
                return Value.Integer(checked(left + right));
            case TokenKind.Minus:
                return Value.Integer(checked(left - right));
            case TokenKind.Star:
                return Value.Integer(checked(left * right));
            case TokenKind.Caret:
                return Power(Value.Integer(left), Value.Integer(right), binary.Position);
        }

        if (right == 0)
            throw new ContractException(
                ContractFault.Arithmetic,
                $"{Text(binary, Value.Integer(left), Value.Integer(right))} divides by zero",
                binary.Position
            );
        // -1 is apart because the smallest integer has no positive counterpart.
        var remainder = right == -1 ? 0 : left % right;
        if (binary.Operator == TokenKind.Percent)
            return Value.Integer(remainder);
        if (remainder != 0)
            throw new ContractException(
                ContractFault.Arithmetic,
                $"{Text(binary, Value.Integer(left), Value.Integer(right))} leaves a remainder",
                binary.Position
            );
        return Value.Integer(right == -1 ? checked(-left) : left / right);
    }

    private static double OperateOnReals(Binary binary, double left, double right) =>
        binary.Operator switch
        {
            TokenKind.Plus => left + right,
            TokenKind.Minus => left - right,
            TokenKind.Star => left * right,
            TokenKind.Slash => left / right,
            TokenKind.Percent => left % right,
            _ => Math.Pow(left, right),
        };

    /// <summary>A sum of costs, or an integer multiple of one. What is not there (null) and 0 cost nothing.</summary>
    private static Value OperateOnCosts(Binary binary, Value left, Value right)
    {
        if (binary.Operator == TokenKind.Plus)
        {
            var (a, b) = (AsCost(left, binary.Position), AsCost(right, binary.Position));
            try
            {
                return checked(Value.Cost(a.Number + b.Number, a.Macs + b.Macs));
            }
            catch (OverflowException)
            {
                throw Overflow("the cost", binary.Position);
            }
        }

        var (cost, count) = left.Kind == ValueKind.Integer ? (right, left) : (left, right);
        if (binary.Operator != TokenKind.Star || count.Kind != ValueKind.Integer)
            throw new ContractException(
                ContractFault.Type,
                "costs are added, and multiplied by whole numbers, and nothing else",
                binary.Position
            );
        return Times(AsCost(cost, binary.Position), count.Number, binary.Position);
    }

    /// <summary>A value that stands for a cost.</summary>
    /// <exception cref="ContractException">It does not.</exception>
    public static Value AsCost(Value value, int position) =>
        value.Kind switch
        {
            ValueKind.Cost => value,
            ValueKind.Null => Value.Cost(0, 0),
            ValueKind.Integer when value.Number == 0 => Value.Cost(0, 0),
            _ => throw Evaluator.Mismatch("a cost, such as 'linear(dim, dim, n)',", value, position),
        };

    private static long Power(long @base, long exponent)
    {
        var result = 1L;
        // Beyond 1, 0 and -1 every base overflows within 63 steps; those three repeat themselves.
        if (@base is >= -1 and <= 1)
            return exponent == 0 ? 1
                : @base == -1 && exponent % 2 == 0 ? 1
                : @base;
        for (var i = 0L; i < exponent; i++)
            result = checked(result * @base);
        return result;
    }

    private static string Text(Binary binary, Value left, Value right)
    {
        var (l, r) = (Printer.Print(binary.Left), Printer.Print(binary.Right));
        var (a, b) = (left.ToString(), right.ToString());
        var symbol = Printer.Symbol(binary.Operator);
        var written = $"{l} {symbol} {r}";
        var computed = $"{a} {symbol} {b}";
        return written == computed ? written : $"{written} = {computed}";
    }
}
