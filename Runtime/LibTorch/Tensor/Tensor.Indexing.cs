using System;
using System.Linq;
using System.Runtime.CompilerServices;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Brackets, as in Python: reading gives a view where it can, writing broadcasts.
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => Get(indices);
            set => Put(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => Get([i1]);
            set => Put(value, [i1]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Get([i1, i2]);
            set => Put(value, [i1, i2]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Get([i1, i2, i3]);
            set => Put(value, [i1, i2, i3]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Get([i1, i2, i3, i4]);
            set => Put(value, [i1, i2, i3, i4]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Get([i1, i2, i3, i4, i5]);
            set => Put(value, [i1, i2, i3, i4, i5]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Get([i1, i2, i3, i4, i5, i6]);
            set => Put(value, [i1, i2, i3, i4, i5, i6]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => Get(Singles(indices));
            set => Put(value, Singles(indices));
        }

        public Tensor index(params TensorIndex[] indices) => Get(indices);

        public Tensor index(params Tensor[] indices) => Op.index_Tensor(this, Whole(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => Put(value, indices);

        /// <param name="accumulate">Add to what is there; places that occur twice get both.</param>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            if (!accumulate)
            {
                return Put(value, indices);
            }

            // What is no tensor makes a view of this one; the tensors then index that.
            using var view = Get([.. indices.Select(i => i.Kind == IndexKind.Tensor ? TensorIndex.Colon : i)]);
            var places = PerDimension(indices).ToArray();
            Op.index_put_(view, places, value, accumulate: true);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => Op.index_put_(this, Whole(indices), value);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => Op.index_put_(this, Whole(indices), value, accumulate);

        public unsafe Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            ArgumentNullException.ThrowIfNull(value);
            ArgumentNullException.ThrowIfNull(indices);
            Span<long> items = stackalloc long[4 * Math.Min(indices.Length, MaxItems)];
            Encode(indices, items);
            fixed (long* pointer = items)
            {
                var done = NativeTensor.IndexPut(Handle, pointer, indices.Length, value.Value);
                GC.KeepAlive(this);
                GC.KeepAlive(indices);
                Arg.Check(done);
            }

            return this;
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, [.. indices.Select(TensorIndex.Tensor)]);

        // More dimensions than any tensor has.
        private const int MaxItems = 64;

        /// <exception cref="ArgumentException">An index is missing or there is none.</exception>
        private static Tensor[] Whole(Tensor[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            if (indices.Length == 0)
            {
                throw new ArgumentException("at least one index tensor is needed", nameof(indices));
            }

            foreach (var index in indices)
            {
                ArgumentNullException.ThrowIfNull(index, nameof(indices));
            }

            return indices;
        }

        private static TensorIndex[] Singles(long[] indices) => [.. indices.Select(i => TensorIndex.Single(i))];

        private unsafe Tensor Get(ReadOnlySpan<TensorIndex> indices)
        {
            Span<long> items = stackalloc long[4 * Math.Min(indices.Length, MaxItems)];
            Encode(indices, items);
            fixed (long* pointer = items)
            {
                var result = NativeTensor.Index(Handle, pointer, indices.Length);
                GC.KeepAlive(this);
                KeepAlive(indices);
                return Adopt(result);
            }
        }

        private unsafe Tensor Put(Tensor value, ReadOnlySpan<TensorIndex> indices)
        {
            Span<long> items = stackalloc long[4 * Math.Min(indices.Length, MaxItems)];
            Encode(indices, items);
            fixed (long* pointer = items)
            {
                var done = NativeTensor.IndexPut(Handle, pointer, indices.Length, Arg.Of(value, nameof(value)));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
                KeepAlive(indices);
                Arg.Check(done);
            }

            return this;
        }

        // Four numbers an item, as native/indexing.cpp reads them.
        private static void Encode(ReadOnlySpan<TensorIndex> indices, Span<long> items)
        {
            if (indices.Length > MaxItems)
            {
                throw new ArgumentException($"{indices.Length} indices are more than any tensor has dimensions ({MaxItems})", nameof(indices));
            }

            for (var i = 0; i < indices.Length; i++)
            {
                var index = indices[i];
                var item = items.Slice(4 * i, 4);
                item[0] = (long)index.Kind;
                item[1] = index.Kind switch
                {
                    IndexKind.Tensor => Arg.Of(index.Places!, nameof(indices)),
                    IndexKind.Single => index.Start ?? throw new ArgumentException("an index without a number", nameof(indices)),
                    _ => index.Start ?? long.MinValue,
                };
                item[2] = index.Stop ?? long.MinValue;
                item[3] = index.Step ?? long.MinValue;
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void KeepAlive(ReadOnlySpan<TensorIndex> indices)
        {
            foreach (var index in indices)
            {
                GC.KeepAlive(index.Places);
            }
        }

        // For each dimension of the view that the other indices make: the tensor that indexes it, or null.
        private System.Collections.Generic.IEnumerable<Tensor?> PerDimension(TensorIndex[] indices)
        {
            var used = indices.Sum(i => i.Kind switch
            {
                IndexKind.Single or IndexKind.Slice => 1,
                IndexKind.Tensor => i.Places!.dtype == ScalarType.Bool ? i.Places.ndim : 1,
                _ => 0,
            });
            foreach (var index in indices)
            {
                switch (index.Kind)
                {
                    case IndexKind.Tensor:
                        yield return index.Places;
                        break;
                    case IndexKind.Ellipsis:
                        for (var i = used; i < ndim; i++)
                        {
                            yield return null;
                        }

                        break;
                    case not IndexKind.Single:
                        yield return null;
                        break;
                }
            }
        }
    }
}
