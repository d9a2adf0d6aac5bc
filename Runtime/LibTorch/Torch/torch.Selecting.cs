using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Reading chosen places.
public static partial class torch
{
    public static Tensor argwhere(Tensor input) => Op.argwhere(input);

    public static Tensor gather(Tensor input, long dim, Tensor index) => Op.gather(input, dim, index);

    public static Tensor index_select(Tensor input, long dim, Tensor index) => Op.index_select(input, dim, index);

    public static Tensor masked_select(Tensor input, Tensor mask) => Op.masked_select(input, mask);

    public static Tensor narrow(Tensor input, long dim, long start, long length) => Op.narrow(input, dim, start, length);

    public static Tensor nonzero(Tensor input) => Op.nonzero(input);

    public static Tensor select(Tensor input, long dim, long index) => Op.select_int(input, dim, index);

    public static Tensor take(Tensor input, Tensor index) => Op.take(input, index);

    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0) => Op.take_along_dim(input, indices, dim);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Op.where_self(condition, x, y);
}
