using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Writing to chosen places, and filling.
    public partial class Tensor
    {
        public Tensor fill_(Scalar value) => Op.fill__Scalar(this, value);

        public Tensor set_(Tensor source) => Op.set__source_Tensor(this, source);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Op.copy_(this, source, nonBlocking);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Op.index_add(this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Op.index_add_(this, dim, index, source, alpha);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => Op.index_copy(this, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Op.index_copy_(this, dim, index, source);

        public Tensor index_fill(long dim, Tensor index, Scalar value) => Op.index_fill_int_Scalar(this, dim, index, value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Op.index_fill__int_Scalar(this, dim, index, value);

        public Tensor masked_fill(Tensor mask, Scalar value) => Op.masked_fill_Scalar(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Op.masked_fill__Scalar(this, mask, value);

        public Tensor masked_scatter(Tensor mask, Tensor value) => Op.masked_scatter(this, mask, value);

        public Tensor masked_scatter_(Tensor mask, Tensor value) => Op.masked_scatter_(this, mask, value);

        public Tensor zero_() => Op.zero_(this);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Op.scatter_src(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Op.scatter__src(this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Op.scatter_add(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Op.scatter_add_(this, dim, index, src);

        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Op.diagonal_scatter(this, src, offset, dim1, dim2);

        public Tensor select_scatter(Tensor src, long dim, long index) => Op.select_scatter(this, src, dim, index);

        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            Op.slice_scatter(this, src, dim, start, end, step);
    }
}
