using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Soundness.Declarations;

/// <summary>
/// Values for the knobs of one declaration. Most integers come from a chain in which each divides the next, so that sizes often go together;
/// some are whatever a user could type.
/// </summary>
internal sealed class RandomValues
{
    private static readonly double[] fractions = [0, 0.1, 0.25, 0.5, 1, 1.5, 2, 4, 1e-6, 1e-5];
    private static readonly double[] oddNumbers = [-0.5, -1, 3.7, 100, 1e300, double.NaN, double.PositiveInfinity];
    private static readonly int[] oddIntegers = [0, -1, 5, 7, 11, 13];
    private static readonly int[] extremes = [int.MaxValue, int.MinValue, 65536, 46341];
    private static readonly string[] texts = ["source", "target", "input", ""];
    private static readonly Type[] oddTypes = [typeof(void), typeof(string), typeof(int[]), typeof(List<>), typeof(Enum)];

    private readonly Random random;
    private readonly Vocabulary vocabulary;
    private readonly int[] chain;

    public RandomValues(Random random, Vocabulary vocabulary)
    {
        this.random = random;
        this.vocabulary = vocabulary;
        var unit = random.Next(2, 4);
        chain = [1, unit, 2 * unit, 4 * unit];
    }

    /// <summary>A value for a knob.</summary>
    /// <param name="knob">The knob.</param>
    /// <param name="line">The line that it belongs to.</param>
    /// <param name="isSize">Whether it sizes what flows: what others have to divide is mostly large, and they are mostly small.</param>
    public object? For(Knob knob, LineType line, bool isSize = false)
    {
        var type = Nullable.GetUnderlyingType(knob.Type) ?? knob.Type;
        if (type.IsEnum)
            return random.Next(100) < 99 ? Pick(type.GetEnumValues().Cast<object>().ToArray()) : Enum.ToObject(type, 9);
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(double) || type == typeof(float))
            return random.Next(100) < 94 ? Pick(fractions) : Pick(oddNumbers);
        if (type == typeof(string))
            return Pick(texts);
        if (type == typeof(Type))
            return Kind(knob.Name, line);
        if (type.IsArray)
            return Items(knob, line, type.GetElementType()!);
        return knob.Name == "depth" ? Depth() : Integer(isSize);
    }

    private int Integer(bool isSize) =>
        random.Next(1000) switch
        {
            < 910 => chain[isSize ? random.Next(2, 4) : Math.Min(random.Next(4), random.Next(4))],
            < 960 => random.Next(1, 13),
            < 995 => Pick(oddIntegers),
            _ => Pick(extremes),
        };

    private int Depth() =>
        random.Next(100) switch
        {
            < 96 => random.Next(1, 4),
            _ => random.Next(-1, 1),
        };

    private Type? Kind(string slot, LineType line)
    {
        var usual = vocabulary.UsualIn(slot);
        // On a line, kinds that ask for no knob that it does not have; only a stage has blocks to alternate over.
        var settable = vocabulary
            .Keeping.Where(kind => line.Attribute.IsAssignableTo(typeof(KnobsAttribute)) || (!kind.IsAbstract && vocabulary.NeededBy(kind).All(line.Has)))
            .ToList();
        return random.Next(1000) switch
        {
            < 550 when usual.Length > 0 => Pick(usual),
            < 935 when settable.Count > 0 => Pick(settable),
            < 945 => Pick(vocabulary.Keeping),
            < 985 => Pick(vocabulary.Kinds),
            < 992 => null,
            _ => Pick(oddTypes),
        };
    }

    private Array Items(Knob knob, LineType line, Type element)
    {
        var items = Array.CreateInstance(element, random.Next(0, 4));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(For(knob with { Type = element }, line), i);
        return items;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
