using System;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Evaluation;

/// <summary>Functions on numbers, and the primitives that give parameters and multiply–accumulates at once.</summary>
internal static class Functions
{
    /// <summary>What <paramref name="call"/> gives.</summary>
    /// <exception cref="ContractException">There is no such function, or its arguments do not fit.</exception>
    public static Value Apply(Call call, INames names)
    {
        try
        {
            return call.Function switch
            {
                _ when Aggregates.Has(call) => Items.Aggregate(call, names),
                "min" or "max" => Extreme(call, names),
                "floor" or "ceil" or "round" => Whole(call, names),
                "pow" => Arithmetic.Power(Argument(call, 0, 2, names), Argument(call, 1, 2, names), call.Position),
                "linear" => Linear(call, names),
                "conv" => Convolution(call, names),
                "norm" => Value.Cost(checked(2 * Size(call, 0, 1, names)), 0),
                "matmul" => Product(call, names),
                "attention" => Attention(call, names),
                "table" => Value.Cost(checked(Size(call, 0, 2, names) * Size(call, 1, 2, names)), 0),
                _ => throw new ContractException(
                    ContractFault.Name,
                    $"'{call.Function}' is no function; there are min, max, sum, count, all, floor, ceil, round, pow, linear, conv, matmul, norm, attention, table",
                    call.Position
                ),
            };
        }
        catch (OverflowException)
        {
            throw Arithmetic.Overflow(Printer.Print(call), call.Position);
        }
    }

    /// <summary>
    /// <c>linear(in, out, n)</c>: a matrix product and a bias for each of n tokens; <c>linear(in, out, n, false)</c> has no bias.
    /// </summary>
    private static Value Linear(Call call, INames names)
    {
        var (from, to, n) = (Size(call, 0, 3, names), Size(call, 1, 3, names), Size(call, 2, 3, names));
        var bias = HasBias(call, 3, names) ? to : 0;
        return checked(Value.Cost((from * to) + bias, from * to * n));
    }

    /// <summary>
    /// <c>conv(in, out, area, n)</c>: a kernel of that area at n places; in is that of one group where there are several.
    /// </summary>
    private static Value Convolution(Call call, INames names)
    {
        var (from, to, area, n) = (Size(call, 0, 4, names), Size(call, 1, 4, names), Size(call, 2, 4, names), Size(call, 3, 4, names));
        var bias = HasBias(call, 4, names) ? to : 0;
        return checked(Value.Cost((from * to * area) + bias, from * to * area * n));
    }

    /// <summary><c>matmul(in, out, n)</c>: a matrix product for each of n tokens with weights that are another layer's.</summary>
    private static Value Product(Call call, INames names) =>
        checked(Value.Cost(0, Size(call, 0, 3, names) * Size(call, 1, 3, names) * Size(call, 2, 3, names)));

    /// <summary><c>attention(n, m, dim)</c>: n queries against m keys, then the same weights against m values.</summary>
    private static Value Attention(Call call, INames names) =>
        checked(Value.Cost(0, 2 * Size(call, 0, 3, names) * Size(call, 1, 3, names) * Size(call, 2, 3, names)));

    private static Value Extreme(Call call, INames names)
    {
        var result = Argument(call, 0, 2, names);
        for (var i = 1; i < Math.Max(2, call.Arguments.Count); i++)
        {
            var next = Argument(call, i, 2, names);
            var order = Arithmetic.Compare(next, result, call.Position);
            if (call.Function == "min" ? order < 0 : order > 0)
                result = next;
        }

        return result;
    }

    private static Value Whole(Call call, INames names)
    {
        var value = Argument(call, 0, 1, names);
        if (value.Kind == ValueKind.Integer)
            return value;
        if (value.Kind != ValueKind.Real)
            throw Evaluator.Mismatch("a number", value, call.Position);
        var whole = call.Function switch
        {
            "floor" => Math.Floor(value.Double),
            "ceil" => Math.Ceiling(value.Double),
            _ => Math.Round(value.Double, MidpointRounding.ToEven),
        };
        return Value.Integer(checked((long)whole));
    }

    private static bool HasBias(Call call, int index, INames names)
    {
        if (call.Arguments.Count > index + 1)
            throw Count(call, index + 1);
        return call.Arguments.Count <= index || Evaluator.Truth(call.Arguments[index], names);
    }

    private static long Size(Call call, int index, int count, INames names)
    {
        var expression = Argument(call, index, count);
        var size = Evaluator.Integer(expression, names);
        return size >= 0
            ? size
            : throw new ContractException(
                ContractFault.Arithmetic,
                $"{Show.Expression(expression)} = {size} is negative",
                expression.Position
            );
    }

    private static Value Argument(Call call, int index, int count, INames names) => Evaluator.Evaluate(Argument(call, index, count), names);

    private static Expression Argument(Call call, int index, int count)
    {
        var takesMore = call.Function is "min" or "max" or "linear" or "conv";
        if (call.Arguments.Count < count || (call.Arguments.Count > count && !takesMore))
            throw Count(call, count);
        return call.Arguments[index];
    }

    /// <summary>The error for a call with another number of arguments.</summary>
    public static ContractException Count(Call call, int count) =>
        new(
            ContractFault.Syntax,
            $"'{call.Function}' takes {count} argument{(count == 1 ? "" : "s")}, not {call.Arguments.Count}",
            call.Position
        );
}
