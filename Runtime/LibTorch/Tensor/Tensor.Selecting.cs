using System.Collections.Generic;
using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Reading chosen places.
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Op.index_select(this, dim, index);

        public Tensor select(long dim, long index) => Op.select_int(this, dim, index);

        public Tensor take(Tensor index) => Op.take(this, index);

        public Tensor argwhere() => Op.argwhere(this);

        public Tensor take_along_dim(Tensor indices) => Op.take_along_dim(this, indices);

        public Tensor take_along_dim(Tensor indices, long dim) => Op.take_along_dim(this, indices, dim);

        public Tensor masked_select(Tensor mask) => Op.masked_select(this, mask);

        public Tensor gather(long dim, Tensor index) => Op.gather(this, dim, index);

        public Tensor narrow(long dim, long start, long length) => Op.narrow(this, dim, start, length);

        public Tensor nonzero() => Op.nonzero(this);

        public Tensor slice(long dim, long start, long finish, long step) => Op.slice_Tensor(this, dim, start, finish, step);

        public Tensor where(Tensor condition, Tensor y) => Op.where_self(condition, this, y);

        /// <summary>One index tensor per dimension, as index() takes them.</summary>
        public IList<Tensor> nonzero_as_list()
        {
            using var places = nonzero();
            return places.unbind(1);
        }

        public Tensor take_along_dim(IEnumerable<long> indices)
        {
            using var places = torch.tensor(indices.ToArray());
            return take_along_dim(places);
        }

        public Tensor take_along_dim(IEnumerable<long> indices, long dim)
        {
            using var places = torch.tensor(indices.ToArray());
            return take_along_dim(places, dim);
        }
    }
}
