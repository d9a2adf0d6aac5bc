using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>A number as it crosses the border (ScalarArg in shim.h). The default value stands for "none".</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal readonly struct ScalarValue
{
    [FieldOffset(0)]
    public readonly ScalarKind Kind;

    [FieldOffset(8)]
    public readonly long Integer;

    [FieldOffset(8)]
    public readonly double Real;

    [FieldOffset(16)]
    public readonly double Imaginary;

    private ScalarValue(ScalarKind kind, long integer)
    {
        Kind = kind;
        Integer = integer;
    }

    private ScalarValue(ScalarKind kind, double real, double imaginary)
    {
        Kind = kind;
        Real = real;
        Imaginary = imaginary;
    }

    public static ScalarValue Of(long value) => new(ScalarKind.Int, value);

    public static ScalarValue Of(bool value) => new(ScalarKind.Bool, value ? 1 : 0);

    public static ScalarValue Of(double value) => new(ScalarKind.Double, value, 0);

    public static ScalarValue Of(double real, double imaginary) => new(ScalarKind.Complex, real, imaginary);
}

/// <summary>libtorch keeps a scalar as one of these four.</summary>
internal enum ScalarKind : long
{
    None = 0,
    Int = 1,
    Double = 2,
    Bool = 3,
    Complex = 4,
}
