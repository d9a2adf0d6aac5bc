using System;
using System.Numerics;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

/// <summary>A number of any element type. Immutable; disposing it does nothing here.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(ScalarValue value) => Value = value;

    internal ScalarValue Value { get; }

    /// <summary>The widest type of its kind: Int64, Float64, Bool or ComplexFloat64.</summary>
    public torch.ScalarType Type => Value.Kind switch
    {
        ScalarKind.Int => torch.ScalarType.Int64,
        ScalarKind.Bool => torch.ScalarType.Bool,
        ScalarKind.Complex => torch.ScalarType.ComplexFloat64,
        _ => torch.ScalarType.Float64,
    };

    public static implicit operator Scalar(byte value) => value.ToScalar();

    public static implicit operator Scalar(sbyte value) => value.ToScalar();

    public static implicit operator Scalar(short value) => value.ToScalar();

    public static implicit operator Scalar(int value) => value.ToScalar();

    public static implicit operator Scalar(long value) => value.ToScalar();

    public static implicit operator Scalar(Half value) => value.ToScalar();

    public static implicit operator Scalar(BFloat16 value) => value.ToScalar();

    public static implicit operator Scalar(float value) => value.ToScalar();

    public static implicit operator Scalar(double value) => value.ToScalar();

    public static implicit operator Scalar(bool value) => value.ToScalar();

    public static implicit operator Scalar((float, float) value) => value.ToScalar();

    public static implicit operator Scalar(Complex value) => value.ToScalar();

    public void Dispose()
    {
    }
}
