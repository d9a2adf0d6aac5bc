using System;
using System.IO;
using ModelDsl.LibTorch.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // The elements, seen from .NET.
    public unsafe partial class Tensor
    {
        /// <summary>The memory of a contiguous tensor on the CPU. Valid while the tensor lives.</summary>
        /// <exception cref="InvalidOperationException">Not contiguous, or not on the CPU.</exception>
        public Span<byte> bytes
        {
            get
            {
                var size = Raw(out var data);
                return size <= int.MaxValue ? new Span<byte>(data, (int)size)
                    : throw new ArgumentException("Span only supports up to int.MaxValue elements.");
            }

            set
            {
                var size = Raw(out var data);
                if (size != value.Length)
                {
                    throw new ArgumentException($"Mismatched data sizes: {value.Length} bytes for a tensor of {size}.");
                }

                value.CopyTo(new Span<byte>(data, value.Length));
                GC.KeepAlive(this);
            }
        }

        /// <summary>The elements in logical order, in place; <typeparamref name="T"/> must be the element type.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged => new(this);

        /// <summary>The one element.</summary>
        /// <exception cref="ArgumentException">There is not exactly one, or it is of another type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException("Number of elements in the tensor must be 1");
            }

            if (device_type == DeviceType.CPU)
            {
                return data<T>()[0];
            }

            using var here = cpu();
            return here.data<T>()[0];
        }

        public Scalar ToScalar()
        {
            ScalarValue value;
            var done = NativeTensor.Item(Handle, &value);
            GC.KeepAlive(this);
            Arg.Check(done);
            return new(value);
        }

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            var size = Raw(out var data);
            for (long at = 0; at < size;)
            {
                var part = (int)Math.Min(size - at, 1 << 20);
                stream.Write(new ReadOnlySpan<byte>(data + at, part));
                at += part;
            }

            GC.KeepAlive(this);
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            var size = Raw(out var data);
            for (long at = 0; at < size;)
            {
                var part = (int)Math.Min(size - at, 1 << 20);
                stream.ReadExactly(new Span<byte>(data + at, part));
                at += part;
            }

            GC.KeepAlive(this);
        }

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>The element at a place in logical order.</summary>
        public T ReadCpuValue<T>(long i)
            where T : unmanaged => data<T>()[i];

        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public float ReadCpuBFloat16(long i) => ReadCpuValue<BFloat16>(i).ToSingle();

        /// <exception cref="ArgumentException">The elements are not of that .NET type.</exception>
        internal void ValidateType(Type dotnetType)
        {
            if (!ElementTypes.Match(dtype, dotnetType))
            {
                throw new ArgumentException($"{dotnetType.Name} is not compatible with {dtype}");
            }
        }

        /// <summary>Address and size in bytes of a contiguous tensor on the CPU.</summary>
        internal long Raw(out byte* data)
        {
            OnCpu();
            if (!is_contiguous())
            {
                throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            }

            data = DataPointer();
            return NumberOfElements * ElementSize;
        }

        internal void OnCpu()
        {
            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException(
                    "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            }
        }

        internal byte* DataPointer()
        {
            var data = NativeTensor.Data(Handle);
            GC.KeepAlive(this);
            if ((nint)data == -1)
            {
                Arg.Throw();
            }

            return (byte*)data;
        }
    }
}
