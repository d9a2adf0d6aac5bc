using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Writing to chosen places.
public static partial class torch
{
    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => Op.scatter_add_(input, dim, index, src);

    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) =>
        Op.index_fill_int_Scalar(input, dim, index, value);

    public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) =>
        Op.index_fill__int_Scalar(input, dim, index, value);

    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        Op.index_add(input, dim, index, source, alpha);

    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        Op.index_add_(input, dim, index, source, alpha);

    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => Op.index_copy(input, dim, index, source);

    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) => Op.index_copy_(input, dim, index, source);

    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => Op.scatter_src(input, dim, index, src);

    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => Op.scatter__src(input, dim, index, src);

    public static Tensor diagonal_scatter(Tensor input, Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        Op.diagonal_scatter(input, src, offset, dim1, dim2);

    public static Tensor select_scatter(Tensor input, Tensor src, long dim, long index) => Op.select_scatter(input, src, dim, index);

    public static Tensor slice_scatter(Tensor input, Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
        Op.slice_scatter(input, src, dim, start, end, step);

    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => Op.scatter_add(input, dim, index, src);
}
