using System;
using System.Numerics;

namespace TorchSharp;

/// <summary>Which .NET type holds an element of which dtype.</summary>
internal static class ElementTypes
{
    /// <exception cref="NotSupportedException">No dtype has such elements.</exception>
    public static torch.ScalarType Of(Type type) =>
        type == typeof(float) ? torch.ScalarType.Float32
        : type == typeof(double) ? torch.ScalarType.Float64
        : type == typeof(long) ? torch.ScalarType.Int64
        : type == typeof(int) ? torch.ScalarType.Int32
        : type == typeof(short) ? torch.ScalarType.Int16
        : type == typeof(sbyte) ? torch.ScalarType.Int8
        : type == typeof(byte) ? torch.ScalarType.Byte
        : type == typeof(bool) ? torch.ScalarType.Bool
        : type == typeof(Half) ? torch.ScalarType.Float16
        : type == typeof(BFloat16) ? torch.ScalarType.BFloat16
        : type == typeof((float, float)) ? torch.ScalarType.ComplexFloat32
        : type == typeof(Complex) ? torch.ScalarType.ComplexFloat64
        : throw new NotSupportedException($"a tensor cannot hold elements of type {type.Name}");

    public static bool Match(torch.ScalarType dtype, Type type) => dtype switch
    {
        torch.ScalarType.Float32 => type == typeof(float),
        torch.ScalarType.Float64 => type == typeof(double),
        torch.ScalarType.Int64 => type == typeof(long),
        torch.ScalarType.Int32 => type == typeof(int),
        torch.ScalarType.Int16 => type == typeof(short),
        torch.ScalarType.Int8 => type == typeof(sbyte),
        torch.ScalarType.Byte => type == typeof(byte),
        torch.ScalarType.Bool => type == typeof(bool),
        torch.ScalarType.Float16 => type == typeof(Half),
        torch.ScalarType.BFloat16 => type == typeof(BFloat16),
        torch.ScalarType.ComplexFloat32 => type == typeof((float, float)),
        torch.ScalarType.ComplexFloat64 => type == typeof(Complex),
        _ => false,
    };
}
