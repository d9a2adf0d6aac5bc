using System;
using System.Collections.Generic;
using static ModelDsl.Runtime.Tests.LibTorch.Values.Sample;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Values;

/// <summary>Tensors from nothing, from numbers and from arrays.</summary>
internal static class Creation
{
    public static readonly Dictionary<string, Func<Tensor[]>> Calls = new()
    {
        ["arange"] = () => Of(arange(5)),
        ["arange float"] = () => Of(arange(5.0)),
        ["arange range"] = () => Of(arange(2, 9)),
        ["arange step"] = () => Of(arange(1, 2, 0.25)),
        ["arange dtype"] = () => Of(arange(4, dtype: ScalarType.Float64)),
        ["linspace"] = () => Of(linspace(0, 1, 5)),
        ["logspace"] = () => Of(logspace(0, 2, 5)),
        ["zeros"] = () => Of(zeros(2, 3)),
        ["zeros 5d"] = () => Of(zeros([1, 2, 1, 2, 1])),
        ["ones"] = () => Of(ones(3, dtype: ScalarType.Int64)),
        ["full"] = () => Of(full(2, 2, 1.5)),
        ["full list"] = () => Of(full([2, 1, 2], 7)),
        ["eye"] = () => Of(eye(3)),
        ["eye wide"] = () => Of(eye(2, 3)),
        ["zeros_like"] = () => Of(zeros_like(k)),
        ["ones_like"] = () => Of(ones_like(x, ScalarType.Float64)),
        ["full_like"] = () => Of(full_like(x, 3)),
        ["new_zeros"] = () => Of(x.new_zeros([2, 2])),
        ["new_ones"] = () => Of(x.new_ones(2, 2)),
        ["new_full"] = () => Of(x.new_full(2, 4)),
        ["tensor"] = () => Of(tensor((float[])[1.5f, 2.5f])),
        ["tensor 2d"] = () => Of(tensor(new long[,] { { 1, 2 }, { 3, 4 } })),
        ["tensor scalar"] = () => Of(tensor(3L)),
        ["tensor bool"] = () => Of(tensor((bool[])[true, false])),
        ["tensor dims"] = () => Of(tensor((float[])[1, 2, 3, 4], [2, 2])),
        ["tensor int32"] = () => Of(tensor((int[])[1, 2])),
        ["from_array"] = () => Of(from_array(new double[,] { { 1, 2, 3 } })),
        ["hann_window"] = () => Of(hann_window(6)),
    };
}
