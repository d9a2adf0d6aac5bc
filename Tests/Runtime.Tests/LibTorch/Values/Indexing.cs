using System;
using System.Collections.Generic;
using static ModelDsl.Runtime.Tests.LibTorch.Values.Sample;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Values;

/// <summary>Reading by index, by range, by mask and by tensor.</summary>
internal static class Indexing
{
    public static readonly Dictionary<string, Func<Tensor[]>> Calls = new()
    {
        ["item"] = () => Of(x[1]),
        ["negative"] = () => Of(x[-1, 0]),
        ["element"] = () => Of(x[1, 2, 3]),
        ["range"] = () => Of(x[.., 1..3]),
        ["from end"] = () => Of(x[.., .., ..^1]),
        ["ellipsis"] = () => Of(x[TensorIndex.Ellipsis, 2]),
        ["none"] = () => Of(m[TensorIndex.Colon, TensorIndex.None]),
        ["stepped"] = () => Of(x[TensorIndex.Colon, TensorIndex.Slice(0, null, 2)]),
        ["tensor index"] = () => Of(m[rows3]),
        ["two tensors"] = () => Of(m[rows3, rows3]),
        ["mixed"] = () => Of(x[TensorIndex.Colon, TensorIndex.Tensor(rows3)]),
        ["mask"] = () => Of(x[mask]),
        ["bool row"] = () => Of(m[m[.., 0] > 0]),
        ["index_select"] = () => Of(x.index_select(1, rows3)),
        ["gather"] = () => Of(m.gather(1, cols)),
        ["scatter"] = () => Of(m.scatter(1, cols, m)),
        ["scatter_add"] = () => Of(m.scatter_add(1, cols, m)),
        ["take"] = () => Of(x.take(rows3)),
        ["take_along_dim"] = () => Of(m.take_along_dim(cols, 1)),
        ["masked_select"] = () => Of(x.masked_select(mask)),
        ["nonzero"] = () => Of(mask.nonzero()),
        ["argwhere"] = () => Of(mask.argwhere()),
        ["index_add"] = () => Of(m.index_add(0, rows3, m, 0.5)),
        ["select_scatter"] = () => Of(m.select_scatter(v, 0, 1)),
        ["slice_scatter"] = () => Of(m.slice_scatter(m[..2], 0, 1, 3)),
        ["where indices"] = () => Of(where(mask)),
        ["embedding"] = () => Of(s.index_select(0, cols.flatten()).reshape(3, 4, 4)),
    };
}
