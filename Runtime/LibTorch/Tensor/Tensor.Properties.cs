using System;
using System.Runtime.CompilerServices;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // What a tensor is: shape, type, place.
    public unsafe partial class Tensor
    {
        public long Dimensions
        {
            get
            {
                var result = NativeTensor.Dim(Handle);
                GC.KeepAlive(this);
                return result;
            }
        }

        public long ndim => Dimensions;

        public long NumberOfElements
        {
            get
            {
                var result = NativeTensor.Numel(Handle);
                GC.KeepAlive(this);
                return result;
            }
        }

        public long ElementSize
        {
            get
            {
                var result = NativeTensor.ItemSize(Handle);
                GC.KeepAlive(this);
                return result;
            }
        }

        public ScalarType dtype
        {
            get
            {
                var result = (ScalarType)NativeTensor.DType(Handle);
                GC.KeepAlive(this);
                return result;
            }
        }

        public Device device => Place() is var (type, index) && type == DeviceType.CPU ? torch.CPU : new(type, index);

        public int device_index => Place().Index;

        public DeviceType device_type => Place().Type;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_leaf => Has(TensorFlags.Leaf);

        public bool is_sparse => Has(TensorFlags.Sparse);

        /// <summary>A copy of the sizes.</summary>
        public long[] shape
        {
            get
            {
                long* sizes;
                var count = NativeTensor.Sizes(Handle, &sizes);
                var result = new ReadOnlySpan<long>(sizes, (int)count).ToArray();
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor SparseIndices => Give(NativeTensor.SparseIndices(Handle));

        public Tensor SparseValues => Give(NativeTensor.SparseValues(Handle));

        public Tensor real => Op.real(this);

        public Tensor imag => Op.imag(this);

        /// <summary>The dimensions reversed.</summary>
        public Tensor T
        {
            get
            {
                Span<long> order = stackalloc long[(int)ndim];
                for (var i = 0; i < order.Length; i++)
                {
                    order[i] = order.Length - 1 - i;
                }

                return Op.permute(this, order);
            }
        }

        public Tensor H => Op.matrix_H(this);

        public Tensor mT => Op.transpose_int(this, -2, -1);

        public Tensor mH => Op.mH(this);

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long storage_offset()
        {
            var result = NativeTensor.StorageOffset(Handle);
            GC.KeepAlive(this);
            return result;
        }

        /// <exception cref="IndexOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim)
        {
            long* sizes;
            var count = NativeTensor.Sizes(Handle, &sizes);
            var result = At(count, sizes, dim);
            GC.KeepAlive(this);
            return result;
        }

        public long[] size() => shape;

        /// <exception cref="InvalidOperationException">The tensor is not strided.</exception>
        public long[] stride()
        {
            long* strides;
            var count = NativeTensor.Strides(Handle, &strides);
            var result = Strided(count) ? new ReadOnlySpan<long>(strides, (int)count).ToArray() : [];
            GC.KeepAlive(this);
            return result;
        }

        public long stride(int dim)
        {
            long* strides;
            var count = NativeTensor.Strides(Handle, &strides);
            Strided(count);
            var result = At(count, strides, dim);
            GC.KeepAlive(this);
            return result;
        }

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_quantized() => torch.is_quantized(dtype);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_contiguous() => Has(TensorFlags.Contiguous);

        public bool is_conj() => Has(TensorFlags.Conjugate);

        public bool is_neg() => Has(TensorFlags.Negative);

        /// <exception cref="InvalidOperationException">The tensor has not exactly one element.</exception>
        public bool is_nonzero() =>
            numel() == 1 ? Op.is_nonzero(this) : throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");

        /// <summary>The sizes for a message: [2, 3].</summary>
        internal string ShapeText() => $"[{string.Join(", ", shape)}]";

        private static bool Strided(long count) =>
            count >= 0 ? true : throw new InvalidOperationException("this tensor has no strides: it is not dense");

        private static long At(long count, long* values, int dim)
        {
            var place = dim < 0 ? dim + count : dim;
            return place >= 0 && place < count ? values[place]
                : throw new IndexOutOfRangeException($"Dimension out of range (expected to be in range of [{-count}, {count - 1}], but got {dim})");
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private bool Has(TensorFlags flag)
        {
            var result = (NativeTensor.Flags(Handle) & flag) != 0;
            GC.KeepAlive(this);
            return result;
        }

        private (DeviceType Type, int Index) Place()
        {
            int index;
            var type = NativeTensor.Device(Handle, &index);
            GC.KeepAlive(this);
            return ((DeviceType)type, index);
        }

        private Tensor Give(nint result)
        {
            GC.KeepAlive(this);
            return Adopt(result);
        }
    }
}
