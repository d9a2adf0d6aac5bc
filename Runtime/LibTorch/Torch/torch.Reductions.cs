using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Reductions over all or some dimensions, sorting, counting.
public static partial class torch
{
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => Op.argsort(input, dim, descending);

    public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) =>
        Op.kthvalue(input, k, dim ?? -1, keepdim);

    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        Op.sort_stable(input, stable, dim, descending);

    public static (Tensor values, Tensor indices) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        Op.topk(tensor, k, dim, largest, sorted);

    public static Tensor msort(Tensor tensor) => Op.msort(tensor);

    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => Op.bincount(input, weights, minlength);

    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        Op.bucketize_Tensor(input, boundaries, out_int32: outInt32, right: right);

    public static Tensor corrcoef(Tensor input) => Op.corrcoef(input);

    public static Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
        Op.cov(input, correction: correction, fweights: fweights, aweights: aweights);

    public static (Tensor values, Tensor indices) cummax(Tensor input, long dim) => Op.cummax(input, dim);

    public static (Tensor values, Tensor indices) cummin(Tensor input, long dim) => Op.cummin(input, dim);

    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => Op.cumprod(input, dim, dtype);

    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => Op.cumsum(input, dim, type);

    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
        Op.diff(input, n, dim, prepend, append);

    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => Op.histc(input, bins, min, max);

    public static Tensor logcumsumexp(Tensor input, long dim) => Op.logcumsumexp(input, dim);

    public static Tensor trace(Tensor input) => Op.trace(input);

    public static Tensor argmax(Tensor input) => Op.argmax(input);

    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => Op.argmax(input, dim, keepdim);

    public static Tensor argmin(Tensor input) => Op.argmin(input);

    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => Op.argmin(input, dim, keepdim);

    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amax(dims, keepdim, @out);

    public static Tensor amax(Tensor input, long[] dims) => Op.amax(input, dims);

    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amin(dims, keepdim, @out);

    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) =>
        Op.aminmax(input, dim, keepdim: keepdim);

    public static Tensor all(Tensor input) => Op.all(input);

    public static Tensor all(Tensor input, long dim, bool keepdim = false) => Op.all_dim(input, dim, keepdim);

    public static Tensor any(Tensor input) => Op.any(input);

    public static Tensor any(Tensor input, long dim, bool keepdim = false) => Op.any_dim(input, dim, keepdim);

    public static Tensor max(Tensor input) => Op.max(input);

    public static Tensor max(Tensor input, Tensor other) => Op.max_other(input, other);

    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => Op.max_dim(input, dim, keepdim);

    public static Tensor min(Tensor input) => Op.min(input);

    public static Tensor min(Tensor input, Tensor other) => Op.min_other(input, other);

    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => Op.min_dim(input, dim, keepdim);

    public static Tensor dist(Tensor input, Tensor other, float p = 2) => Op.dist(input, other, p);

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => Op.logsumexp(input, [dim], keepdim);

    public static Tensor mean(Tensor input) => Op.mean(input);

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        Op.mean_dim(input, dimensions, keepdim, type);

    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
        Op.nanmean(input, dim is { } one ? [one] : default, keepdim, dtype);

    public static Tensor median(Tensor input) => Op.median(input);

    public static Tensor nanmedian(Tensor input) => Op.nanmedian(input);

    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1, bool keepdim = false) => Op.mode(input, dim, keepdim);

    public static Tensor norm(Tensor input, float p = 2) => Op.norm_Scalar(input, p);

    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2) =>
        Op.norm_ScalarOpt_dim(input, p, [dimension], keepdim);

    public static Tensor nansum(Tensor input) => Op.nansum(input);

    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => Op.quantile(input, q, dim, keepdim);

    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => Op.nanquantile(input, q, dim, keepdim);

    public static Tensor prod(Tensor input, ScalarType? type = null) => Op.prod(input, type);

    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        Op.prod_dim_int(input, dim, keepdim, type);

    public static Tensor sum(Tensor input, ScalarType? type = null) => Op.sum(input, type);

    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        Op.sum_dim_IntList(input, dim, keepdim, type);

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        Op.sum_dim_IntList(input, [dim], keepdim, type);

    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => input.count_nonzero(dims);
}
