using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using ModelDsl.LibTorch.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors from .NET arrays: copied, or over the array itself.</summary>
internal static unsafe class Elements
{
    /// <summary>A copy of the elements, as a tensor of that shape, type and place.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad)
    {
        var count = shape.ToArray().TotalSize();
        if (count != values.Length)
        {
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {values.Length} elements for shape [{string.Join(", ", shape.ToArray())}]");
        }

        using var scope = NewDisposeScope();
        var tensor = Op.empty_memory_format(shape, ElementTypes.Of(typeof(T)), CPU);
        if (count > 0)
        {
            var bytes = MemoryMarshal.CreateReadOnlySpan(
                ref System.Runtime.CompilerServices.Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)),
                checked(values.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>()));
            bytes.CopyTo(new Span<byte>(tensor.DataPointer(), bytes.Length));
        }

        return Place(tensor, dtype, device).Grad(requires_grad).MoveToOuterDisposeScope();
    }

    public static Tensor From<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        NoNames(names);
        return From(values, shape, dtype, device, requires_grad);
    }

    public static Tensor From<T>(
        IList<T> values, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        NoNames(names);
        return From<T>((values as T[] ?? values.ToArray()).AsSpan(), shape, dtype, device, requires_grad);
    }

    /// <summary>A vector.</summary>
    public static Tensor From<T>(IList<T> values, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(values, [values.Count], dtype, device, requires_grad, names);
    }

    /// <summary>A tensor without dimensions.</summary>
    public static Tensor Single<T>(T value, ScalarType? dtype, Device? device, bool requires_grad) =>
        From<T>(new ReadOnlySpan<T>(in value), [], dtype, device, requires_grad);

    /// <summary>A copy of an array of any rank.</summary>
    public static Tensor FromArray(Array values, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        NoNames(names);
        using var scope = NewDisposeScope();
        var tensor = Op.empty_memory_format(Shape(values), ElementTypes.Of(values.GetType().GetElementType()!), CPU);
        if (values.Length > 0)
        {
            var size = tensor.numel() * tensor.element_size();
            fixed (byte* source = &MemoryMarshal.GetArrayDataReference(values))
            {
                Buffer.MemoryCopy(source, tensor.DataPointer(), size, size);
            }
        }

        return Place(tensor, dtype, device).Grad(requires_grad).MoveToOuterDisposeScope();
    }

    /// <summary>A tensor over the array itself, which stays where it is while any view of the tensor lives.</summary>
    public static Tensor Over(Array values, ScalarType dtype, long firstByte, ReadOnlySpan<long> shape)
    {
        var pin = GCHandle.Alloc(values, GCHandleType.Pinned);
        fixed (long* sizes = shape)
        {
            var data = (byte*)pin.AddrOfPinnedObject() + firstByte;
            var handle = NativeTensor.FromBlob(data, sizes, shape.Length, (int)dtype, &Release, GCHandle.ToIntPtr(pin));
            if (handle == 0)
            {
                pin.Free();
            }

            return Tensor.Adopt(handle);
        }
    }

    public static long[] Shape(Array values) => [.. Enumerable.Range(0, values.Rank).Select(values.GetLongLength)];

    /// <exception cref="ArgumentException">There are names: this engine has no named dimensions.</exception>
    public static void NoNames(string[]? names)
    {
        if (names is { Length: > 0 })
        {
            throw new ArgumentException("named dimensions are not supported by this engine: leave names out", nameof(names));
        }
    }

    private static Tensor Place(Tensor tensor, ScalarType? dtype, Device? device)
    {
        var to = device ?? get_default_device();
        return dtype is null && to.type == DeviceType.CPU ? tensor : tensor.to(dtype ?? tensor.dtype, to);
    }

    [UnmanagedCallersOnly]
    private static void Release(nint pin) => GCHandle.FromIntPtr(pin).Free();
}
