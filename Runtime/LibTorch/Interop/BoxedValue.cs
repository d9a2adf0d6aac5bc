using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace ModelDsl.LibTorch.Interop;

/// <summary>One argument or result of a boxed call (Value in native/boxed.cpp).</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal unsafe struct BoxedValue
{
    [FieldOffset(0)]
    private Tag _tag;

    [FieldOffset(8)]
    private long _integer;

    [FieldOffset(8)]
    private double _real;

    [FieldOffset(8)]
    private nint _pointer;

    [FieldOffset(16)]
    private long _count;

    [FieldOffset(16)]
    private double _imaginary;

    private enum Tag : long
    {
        Nothing,
        Tensor,
        Int,
        Double,
        Bool,
        Text,
        Ints,
        Doubles,
        Bools,
        Tensors,
        Device,
        Generator,
        Complex,
    }

    [DllImport(Shim.Name, EntryPoint = "md_call")]
    public static extern long Call(byte* name, byte* overload, BoxedValue* arguments, long count, BoxedValue* results, long capacity);

    /// <param name="value">What the caller gave.</param>
    /// <param name="pins">Gets what must not move until the call is over.</param>
    /// <exception cref="ArgumentException">No operator takes such a thing.</exception>
    public static BoxedValue Of(object? value, List<GCHandle> pins) => value switch
    {
        null => default,
        Tensor tensor => new() { _tag = Tag.Tensor, _pointer = Arg.Of(tensor, "arguments") },
        bool flag => new() { _tag = Tag.Bool, _integer = flag ? 1 : 0 },
        int or long or short or byte or sbyte => new() { _tag = Tag.Int, _integer = Convert.ToInt64(value, null) },
        float or double => new() { _tag = Tag.Double, _real = Convert.ToDouble(value, null) },
        System.Numerics.Complex complex => new() { _tag = Tag.Complex, _real = complex.Real, _imaginary = complex.Imaginary },
        Scalar scalar => Of(Unbox(scalar), pins),
        ScalarType type => new() { _tag = Tag.Int, _integer = (long)type },
        memory_format format => new() { _tag = Tag.Int, _integer = Arg.Of(format) },
        Device device => new() { _tag = Tag.Device, _integer = (long)device.type, _count = device.index },
        Generator generator => new() { _tag = Tag.Generator, _pointer = generator.Handle },
        string text => List(Tag.Text, Encoding.UTF8.GetBytes(text), pins),
        long[] list => List(Tag.Ints, list, pins),
        int[] list => List(Tag.Ints, Array.ConvertAll(list, i => (long)i), pins),
        double[] list => List(Tag.Doubles, list, pins),
        float[] list => List(Tag.Doubles, Array.ConvertAll(list, f => (double)f), pins),
        bool[] list => List(Tag.Bools, list, pins),
        IEnumerable<Tensor?> list => List(Tag.Tensors, list.Select(t => Arg.OrNone(t, "arguments")).ToArray(), pins),
        _ => throw new ArgumentException($"an operator takes no argument of type {value.GetType().Name}", nameof(value)),
    };

    /// <summary>The result as a .NET object; what the native side allocated for it is freed.</summary>
    public readonly object? Take()
    {
        switch (_tag)
        {
            case Tag.Tensor:
                return Tensor.Adopt(_pointer);
            case Tag.Int:
                return _integer;
            case Tag.Double:
                return _real;
            case Tag.Bool:
                return _integer != 0;
            case Tag.Complex:
                return new System.Numerics.Complex(_real, _imaginary);
            case Tag.Nothing:
                return null;
        }

        object result = _tag switch
        {
            Tag.Text => Encoding.UTF8.GetString((byte*)_pointer, (int)_count),
            Tag.Ints => new ReadOnlySpan<long>((void*)_pointer, (int)_count).ToArray(),
            Tag.Doubles => new ReadOnlySpan<double>((void*)_pointer, (int)_count).ToArray(),
            _ => new ReadOnlySpan<nint>((void*)_pointer, (int)_count).ToArray().Select(Tensor.Adopt).ToArray(),
        };
        NativeTensor.Free((void*)_pointer);
        return result;
    }

    private static BoxedValue List<T>(Tag tag, T[] list, List<GCHandle> pins)
        where T : unmanaged
    {
        var pin = GCHandle.Alloc(list, GCHandleType.Pinned);
        pins.Add(pin);
        return new() { _tag = tag, _pointer = pin.AddrOfPinnedObject(), _count = list.Length };
    }

    private static object Unbox(Scalar scalar) => scalar.Value.Kind switch
    {
        ScalarKind.Int => scalar.Value.Integer,
        ScalarKind.Bool => scalar.Value.Integer != 0,
        ScalarKind.Complex => scalar.ToComplexFloat64(),
        _ => scalar.Value.Real,
    };
}
