using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using ModelDsl.LibTorch.Interop;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Fuzz;

/// <summary>No call, however wrong its arguments, ends the process: what is wrong is a managed exception.</summary>
/// <remarks>Each operator is a case of its own, so that <c>dotnet test --blame</c> names the one that did end it.</remarks>
public class OperatorFuzzTests
{
    private const int Calls = 60;

    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<string, MethodInfo> Operators = typeof(Op)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.DeclaringType == typeof(Op))
        .ToDictionary(method => method.Name);

    public static TheoryData<string> Names => [.. Operators.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_with_any_arguments_returns_or_throws(string name)
    {
        var method = Operators[name];
        var call = AnyCall.To(method);
        var random = new System.Random(name.Sum(letter => letter));
        for (var i = 0; i < Calls; i++)
        {
            using var scope = NewDisposeScope();
            object?[] arguments = [.. method.GetParameters().Select(parameter => Argument(parameter, random))];
            try
            {
                call(arguments);
            }
            catch (Exception wrong) when (wrong is ExternalException or ArgumentException)
            {
                wrong.Message.ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    private static object? Argument(ParameterInfo parameter, System.Random random)
    {
        var type = parameter.ParameterType;
        var mayBeNull = Nullable.GetUnderlyingType(type) is not null
            || (!type.IsValueType && Nullability.Create(parameter).WriteState == NullabilityState.Nullable);
        if (mayBeNull && random.Next(3) == 0)
            return null;
        if (AnyCall.Element(type) is not { } element)
            return Value(Nullable.GetUnderlyingType(type) ?? type, random);
        var array = Array.CreateInstance(element, random.Next(5));
        for (var i = 0; i < array.Length; i++)
            array.SetValue(Value(element, random), i);
        return array;
    }

    private static object Value(Type type, System.Random random) =>
        type switch
        {
            _ when type == typeof(Tensor) => AnyTensor(random),
            _ when type == typeof(long) => (long)random.Next(-3, 6),
            _ when type == typeof(double) => Pick(random, 0, 1, -1, 0.5, 3, double.NaN),
            _ when type == typeof(bool) => random.Next(2) == 0,
            _ when type == typeof(Scalar) => Pick<Scalar>(random, 0, 1, -2, 0.5, true, double.NaN),
            _ when type == typeof(ScalarType) => Pick(random, Enum.GetValues<ScalarType>()),
            _ when type == typeof(Device) => CPU,
            _ when type == typeof(torch.Generator) => new torch.Generator(1),
            _ when type == typeof(string) => Pick(random, "", "fro", "mean", "ij", "sum", "constant", "none", "ij,jk->ik", "?"),
            _ when type.IsEnum => Pick(random, [.. Enum.GetValues(type).Cast<object>()]),
            _ => throw new NotSupportedException($"Say here what any {type} is."),
        };

    /// <summary>0 to 5 dimensions of 0 to 4, of any type, sometimes a view that is not contiguous.</summary>
    private static Tensor AnyTensor(System.Random random)
    {
        long[] shape = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Pick<long>(random, 0, 1, 2, 2, 3, 3, 4))];
        var type = Pick(random, ScalarType.Float32, ScalarType.Float32, ScalarType.Float64, ScalarType.Int64, ScalarType.Int64,
            ScalarType.Int32, ScalarType.Bool, ScalarType.BFloat16, ScalarType.Float16, ScalarType.ComplexFloat32, ScalarType.Byte);
        var values = Op.to_dtype(Op.mul_Scalar(Op.randn(shape), 3), type);
        return shape.Length > 1 && random.Next(3) == 0 ? Op.transpose_int(values, 0, 1) : values;
    }

    private static T Pick<T>(System.Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
