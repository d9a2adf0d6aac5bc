using System;
using static TorchSharp.torch;

namespace ModelDsl.Checkpoints;

/// <summary>Element types of tensors and of files, one to one.</summary>
internal static class TensorTypes
{
    public static ScalarType ToTorch(this SafeTensorsType type) => type switch
    {
        SafeTensorsType.BOOL => ScalarType.Bool,
        SafeTensorsType.U8 => ScalarType.Byte,
        SafeTensorsType.I8 => ScalarType.Int8,
        SafeTensorsType.I16 => ScalarType.Int16,
        SafeTensorsType.I32 => ScalarType.Int32,
        SafeTensorsType.I64 => ScalarType.Int64,
        SafeTensorsType.F16 => ScalarType.Float16,
        SafeTensorsType.BF16 => ScalarType.BFloat16,
        SafeTensorsType.F32 => ScalarType.Float32,
        SafeTensorsType.F64 => ScalarType.Float64,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a safetensors element type."),
    };

    public static SafeTensorsType ToSafeTensors(this ScalarType type) => type switch
    {
        ScalarType.Bool => SafeTensorsType.BOOL,
        ScalarType.Byte => SafeTensorsType.U8,
        ScalarType.Int8 => SafeTensorsType.I8,
        ScalarType.Int16 => SafeTensorsType.I16,
        ScalarType.Int32 => SafeTensorsType.I32,
        ScalarType.Int64 => SafeTensorsType.I64,
        ScalarType.Float16 => SafeTensorsType.F16,
        ScalarType.BFloat16 => SafeTensorsType.BF16,
        ScalarType.Float32 => SafeTensorsType.F32,
        ScalarType.Float64 => SafeTensorsType.F64,
        _ => throw new ArgumentException($"Tensors of type {type} have no place in a safetensors file.", nameof(type)),
    };
}
