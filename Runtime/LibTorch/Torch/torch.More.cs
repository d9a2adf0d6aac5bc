using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Functions whose face differs from the tensor's own method.
public static partial class torch
{
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => Op.softmax_int(input, dim, dtype);

    public static Tensor norm(Tensor input) => Op.norm_Scalar(input, 2);

    public static Tensor cholesky(Tensor input) => Op.cholesky(input);

    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false) => Op.gather(input, dim, index, sparse_grad);

    public static Tensor[] unbind(Tensor tensor, int dim = 0) => Op.unbind_int(tensor, dim);

    public static Tensor[] where(Tensor condition)
    {
        using var places = Op.nonzero(condition);
        return Op.unbind_int(places, 1);
    }

    public static Tensor movedim(Tensor input, long source, long destination) => Op.movedim_intlist(input, [source], [destination]);

    public static Tensor moveaxis(Tensor input, long source, long destination) => Op.movedim_intlist(input, [source], [destination]);

    public static Tensor take_along_dim(Tensor input, IEnumerable<long> indices, long dim = 0)
    {
        using var places = tensor(indices.ToArray());
        return Op.take_along_dim(input, places, dim);
    }

    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.tensordot(b, dims);
    }

    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) => Op.combinations(input, r, with_replacement);

    public static Tensor searchsorted(
        Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Op.searchsorted_Tensor(sorted_sequence, values, out_int32, right, null, sorter);

    public static Tensor divide_(Tensor left, Scalar right) => Op.div__Scalar(left, right);

    public static Tensor multiply_(Tensor left, Tensor right) => Op.mul__Tensor(left, right);

    public static Tensor multiply_(Tensor left, Scalar right) => Op.mul__Scalar(left, right);

    public static Tensor negative_(Tensor input) => Op.neg_(input);

    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
        Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.unique(sorted, return_inverse, return_counts, dim);
    }

    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
        Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.unique_consecutive(return_inverse, return_counts, dim);
    }

    public static void _assert(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }

    public static void _assert(Func<bool> condition, string message)
    {
        ArgumentNullException.ThrowIfNull(condition);
        _assert(condition(), message);
    }
}
