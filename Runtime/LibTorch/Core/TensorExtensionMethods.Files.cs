using System;
using System.IO;
using System.Linq;
using ModelDsl.LibTorch.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

// TorchSharp's own format: element type, number of dimensions and sizes in LEB128, then the elements as they lie in memory.
public static unsafe partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Closes <paramref name="stream"/>, as TorchSharp does.</summary>
    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        writer.Write7BitEncodedInt((int)plain.dtype);
        writer.Write7BitEncodedInt64(plain.ndim);
        foreach (var size in plain.shape)
            writer.Write7BitEncodedInt64(size);
        using var elements = Open(plain, FileAccess.Read);
        elements.CopyTo(writer.BaseStream);
    }

    /// <summary>Reads values into <paramref name="tensor"/>, or with <paramref name="skip"/> past them.</summary>
    /// <exception cref="ArgumentException">The stream holds another element type or shape.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using var scope = NewDisposeScope();
        var (type, shape) = ReadHeader(reader);
        if (type != tensor.dtype)
            throw new ArgumentException($"The stream holds {type}, the tensor is {tensor.dtype}.", nameof(reader));
        if (!skip && !shape.SequenceEqual(tensor.shape))
            throw new ArgumentException($"The stream holds [{string.Join(", ", shape)}], the tensor is [{string.Join(", ", tensor.shape)}].", nameof(reader));
        var values = ReadElements(reader, type, shape);
        if (skip)
            return;
        using var _ = no_grad();
        tensor.copy_(values);
    }

    /// <summary>Reads a new tensor; with <paramref name="skip"/> one of zeros, and the stream moves past the values.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        var tensor = ReadElements(reader, type, shape);
        return skip ? tensor.zero_() : tensor;
    }

    private static (ScalarType type, long[] shape) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var shape = new long[reader.Read7BitEncodedInt()];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = reader.Read7BitEncodedInt64();
        return (type, shape);
    }

    private static Tensor ReadElements(BinaryReader reader, ScalarType type, long[] shape)
    {
        var tensor = empty(shape, type, CPU);
        using var elements = Open(tensor, FileAccess.Write);
        var buffer = new byte[Math.Min(elements.Length, 1 << 20)];
        while (elements.Position < elements.Length)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, elements.Length - elements.Position));
            reader.BaseStream.ReadExactly(part);
            elements.Write(part);
        }
        return tensor;
    }

    // The memory of a contiguous tensor, which may be longer than a span can be; the caller keeps the tensor alive.
    private static UnmanagedMemoryStream Open(Tensor tensor, FileAccess access)
    {
        var length = tensor.numel() * tensor.ElementSize;
        return new((byte*)NativeTensor.Data(tensor.Handle), length, length, access);
    }
}
