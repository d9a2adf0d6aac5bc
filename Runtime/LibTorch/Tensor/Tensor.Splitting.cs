using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Cutting into several tensors.
    public partial class Tensor
    {
        public Tensor[] unbind(long dimension = 0) => Op.unbind_int(this, dimension);

        public Tensor[] split(long size, int dim = 0) => Op.split_Tensor(this, size, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Op.split_with_sizes(this, sizes, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Op.split_with_sizes(this, sizes, dim);

        public Tensor[] split(params long[] sizes) => Op.split_with_sizes(this, sizes);

        public Tensor[] tensor_split(long size, long dim = 0) => Op.tensor_split_sections(this, size, dim);

        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Op.tensor_split_indices(this, sizes, dim);

        public Tensor[] tensor_split(Tensor indices, long dim = 0) => Op.tensor_split_tensor_indices_or_sections(this, indices, dim);

        public Tensor[] vsplit(long size) => tensor_split(size, 0);

        public Tensor[] vsplit(params long[] sizes) => tensor_split(sizes, 0);

        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, 0);

        public Tensor[] hsplit(long size) => tensor_split(size, ndim == 1 ? 0 : 1);

        public Tensor[] hsplit(params long[] sizes) => tensor_split(sizes, ndim == 1 ? 0 : 1);

        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, ndim == 1 ? 0 : 1);

        public Tensor[] dsplit(long size) => tensor_split(size, 2);

        public Tensor[] dsplit(params long[] sizes) => tensor_split(sizes, 2);

        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, 2);

        public Tensor[] chunk(long chunks, long dim = 0) => Op.chunk(this, chunks, dim);

        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(
                dim is { } one ? Op.unique_dim(this, one, sorted, return_inverse, return_counts) : Op._unique2(this, sorted, return_inverse, return_counts),
                return_inverse,
                return_counts);

        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
            bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(Op.unique_consecutive(this, return_inverse, return_counts, dim), return_inverse, return_counts);

        // libtorch gives empty tensors for what was not asked.
        private static (Tensor, Tensor?, Tensor?) Asked((Tensor Output, Tensor Inverse, Tensor Counts) found, bool inverse, bool counts)
        {
            if (!inverse)
            {
                found.Inverse.Dispose();
            }

            if (!counts)
            {
                found.Counts.Dispose();
            }

            return (found.Output, inverse ? found.Inverse : null, counts ? found.Counts : null);
        }
    }
}
