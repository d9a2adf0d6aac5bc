using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Values to try where a declaration says none, or none that could be, so that there is nothing to be near to.</summary>
internal static class Samples
{
    private static readonly Value[] widths = [.. new long[] { 384, 768, 192, 512, 256, 128, 96, 64, 48, 32, 16, 8 }.Select(Value.Integer)];

    private static readonly Value[] counts =
    [
        .. new long[] { 8, 4, 6, 12, 16, 3, 2, 1, 7, 24, 32, 64, 128, 256, 512, 1024, 10, 100, 1000 }.Select(Value.Integer),
    ];

    private static readonly Value[] reals = [.. new[] { 4, 2, 1, 0.5, 0.1, 0 }.Select(Value.Real)];

    /// <summary>Usual values of a parameter; a width is not as small as a number of heads may be.</summary>
    public static IReadOnlyList<Value> Of(ParameterSpec parameter) =>
        parameter.Type switch
        {
            ParameterType.Integer => parameter.Name is "dim" or "channels" ? widths : counts,
            ParameterType.Real => reals,
            ParameterType.Boolean => [Value.Boolean(true), Value.Boolean(false)],
            ParameterType.Enum => [.. parameter.EnumMembers.Select(member => Value.Enum(parameter.TypeName, member, 0))],
            _ => [],
        };

    /// <summary>Before <paramref name="usual"/> those that the knob has on other lines.</summary>
    public static IReadOnlyList<Value> WithThoseOf(ModelSpec spec, string knob, IReadOnlyList<Value> usual) =>
        [
            .. spec
                .Lines.SelectMany(line => line.Knobs)
                .Concat(spec.Knobs)
                .Where(set => set.Name == knob && set.Value.Kind is not (ValueKind.Kind or ValueKind.Null or ValueKind.Text))
                .Select(set => set.Value)
                .Concat(usual)
                .Distinct(),
        ];

    /// <summary>The other members of the enum that <paramref name="value"/> is of.</summary>
    public static IEnumerable<Value> MembersOf(ModelSpec spec, Value value) =>
        spec
            .Kinds.SelectMany(kind => kind.Parameters)
            .Where(parameter => parameter.TypeName == value.Type)
            .SelectMany(parameter => parameter.EnumMembers)
            .Distinct()
            .Where(member => member != value.Text)
            .Select(member => Value.Enum(value.Type!, member, 0));

    /// <summary>What to try instead of a value of another type; nothing where the knob itself cannot hold what is expected.</summary>
    public static IReadOnlyList<Value> Instead(Value value, ParameterSpec parameter) =>
        (value.Kind, parameter.Type) switch
        {
            (ValueKind.Enum, ParameterType.Enum) when value.Type == parameter.TypeName => Of(parameter),
            (ValueKind.Real, ParameterType.Integer) when System.Math.Abs(value.Double) < int.MaxValue =>
            [
                Value.Integer((long)System.Math.Floor(value.Double)),
                Value.Integer((long)System.Math.Ceiling(value.Double)),
            ],
            _ => [],
        };
}
