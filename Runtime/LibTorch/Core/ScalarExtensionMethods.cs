using System;
using System.Numerics;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

/// <summary>Between .NET's numbers and <see cref="Scalar"/>. A value that the target cannot hold is an <see cref="OverflowException"/>.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => new(ScalarValue.Of((long)value));

    public static Scalar ToScalar(this sbyte value) => new(ScalarValue.Of((long)value));

    public static Scalar ToScalar(this short value) => new(ScalarValue.Of((long)value));

    public static Scalar ToScalar(this int value) => new(ScalarValue.Of((long)value));

    public static Scalar ToScalar(this long value) => new(ScalarValue.Of(value));

    public static Scalar ToScalar(this float value) => new(ScalarValue.Of((double)value));

    public static Scalar ToScalar(this double value) => new(ScalarValue.Of(value));

    public static Scalar ToScalar(this (float, float) value) => new(ScalarValue.Of(value.Item1, value.Item2));

    public static Scalar ToScalar(this Complex value) => new(ScalarValue.Of(value.Real, value.Imaginary));

    public static Scalar ToScalar(this bool value) => new(ScalarValue.Of(value));

    public static Scalar ToScalar(this Half value) => new(ScalarValue.Of((double)value));

    public static Scalar ToBFloat16Scalar(this float value) => new BFloat16(value).ToScalar();

    public static Scalar ToScalar(this BFloat16 value) => new(ScalarValue.Of((double)value.ToSingle()));

    public static Half ToHalf(this Scalar value) => (Half)value.ToDouble();

    public static BFloat16 ToBFloat16(this Scalar value) => new(value.ToSingle());

    public static float ToSingle(this Scalar value) => (float)value.ToDouble();

    public static double ToDouble(this Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.Kind switch
        {
            ScalarKind.Int or ScalarKind.Bool => value.Value.Integer,
            ScalarKind.Complex when value.Value.Imaginary != 0 =>
                throw new OverflowException("a complex scalar with an imaginary part is no real number"),
            _ => value.Value.Real,
        };
    }

    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.ToInt64());

    public static byte ToByte(this Scalar value) => checked((byte)value.ToInt64());

    public static short ToInt16(this Scalar value) => checked((short)value.ToInt64());

    public static int ToInt32(this Scalar value) => checked((int)value.ToInt64());

    public static long ToInt64(this Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.Kind is ScalarKind.Int or ScalarKind.Bool ? value.Value.Integer : checked((long)value.ToDouble());
    }

    public static bool ToBoolean(this Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.Kind is ScalarKind.Int or ScalarKind.Bool ? value.Value.Integer != 0
            : value.Value.Real != 0 || (value.Value.Kind == ScalarKind.Complex && value.Value.Imaginary != 0);
    }

    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value)
    {
        var complex = value.ToComplexFloat64();
        return ((float)complex.Real, (float)complex.Imaginary);
    }

    public static Complex ToComplexFloat64(this Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.Kind == ScalarKind.Complex ? new Complex(value.Value.Real, value.Value.Imaginary) : new Complex(value.ToDouble(), 0);
    }
}
