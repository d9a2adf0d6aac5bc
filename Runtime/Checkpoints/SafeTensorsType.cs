using System;

namespace ModelDsl.Checkpoints;

/// <summary>The element types of a safetensors file, under the names that its header gives them.</summary>
public enum SafeTensorsType
{
    /// <summary>Truth value, one byte.</summary>
    BOOL,

    /// <summary>Unsigned 8-bit integer.</summary>
    U8,

    /// <summary>Signed 8-bit integer.</summary>
    I8,

    /// <summary>Signed 16-bit integer.</summary>
    I16,

    /// <summary>Signed 32-bit integer.</summary>
    I32,

    /// <summary>Signed 64-bit integer.</summary>
    I64,

    /// <summary>IEEE half precision.</summary>
    F16,

    /// <summary>bfloat16: the upper half of a single.</summary>
    BF16,

    /// <summary>IEEE single precision.</summary>
    F32,

    /// <summary>IEEE double precision.</summary>
    F64,
}

/// <summary>Facts about each <see cref="SafeTensorsType"/>.</summary>
public static class SafeTensorsTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(this SafeTensorsType type) => type switch
    {
        SafeTensorsType.BOOL or SafeTensorsType.U8 or SafeTensorsType.I8 => 1,
        SafeTensorsType.I16 or SafeTensorsType.F16 or SafeTensorsType.BF16 => 2,
        SafeTensorsType.I32 or SafeTensorsType.F32 => 4,
        SafeTensorsType.I64 or SafeTensorsType.F64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a safetensors element type."),
    };

    /// <summary>Whether values of the type are floating-point numbers.</summary>
    public static bool IsFloat(this SafeTensorsType type) =>
        type is SafeTensorsType.F16 or SafeTensorsType.BF16 or SafeTensorsType.F32 or SafeTensorsType.F64;

    /// <summary>Bytes of a tensor of this type and shape.</summary>
    /// <exception cref="OverflowException">The length does not fit 64 bits.</exception>
    public static long Length(this SafeTensorsType type, ReadOnlySpan<long> shape)
    {
        long length = type.Size();
        foreach (var dim in shape)
        {
            // A zero elsewhere makes the tensor empty, but must not hide that the others overflow.
            ArgumentOutOfRangeException.ThrowIfNegative(dim, nameof(shape));
            length = checked(length * Math.Max(dim, 1));
        }

        return shape.Contains(0) ? 0 : length;
    }
}
