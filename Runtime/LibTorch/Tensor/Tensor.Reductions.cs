using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Reductions over all or some dimensions, sorting, counting.
    public partial class Tensor
    {
        public Tensor all() => Op.all(this);

        public Tensor all(long dim, bool keepdim = false) => Op.all_dim(this, dim, keepdim);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Fill(@out, Op.amax(this, dims, keepdim));

        public Tensor amax(params long[] dims) => Op.amax(this, dims);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Fill(@out, Op.amax(this, dims, keepdim));

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Fill(@out, Op.amin(this, dims, keepdim));

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Fill(@out, Op.amin(this, dims, keepdim));

        public Tensor amin(params long[] dims) => Op.amin(this, dims);

        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Op.aminmax(this, dim, keepdim: keepdim);

        public Tensor any() => Op.any(this);

        public Tensor any(long dim, bool keepdim = false) => Op.any_dim(this, dim, keepdim);

        public Tensor argmax() => Op.argmax(this);

        public Tensor argmax(long dim, bool keepdim = false) => Op.argmax(this, dim, keepdim);

        public Tensor argmin() => Op.argmin(this);

        public Tensor argmin(long dim, bool keepdim = false) => Op.argmin(this, dim, keepdim);

        public Tensor argsort(long dim = -1, bool descending = false) => Op.argsort(this, dim, descending);

        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Op.count_nonzero(this) : Op.count_nonzero_dim_IntList(this, dims);

        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
            Op.cov(this, correction: correction, fweights: fweights, aweights: aweights);

        public Tensor corrcoef() => Op.corrcoef(this);

        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Op.bucketize_Tensor(this, boundaries, out_int32: outInt32, right: right);

        public Tensor bincount(Tensor? weights, long minlength = 0) => Op.bincount(this, weights, minlength);

        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
            Op.diff(this, n, dim, prepend, append);

        public Tensor trace() => Op.trace(this);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Op.topk(this, k, dim, largest, sorted);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Op.kthvalue(this, k, dim ?? -1, keepdim);

        public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) =>
            input.kthvalue(k, dim, keepdim);

        public Tensor max() => Op.max(this);

        public Tensor max(Tensor other) => Op.max_other(this, other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Op.max_dim(this, dim, keepdim);

        public Tensor mean() => Op.mean(this);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Op.quantile(this, q, dim, keepdim);

        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Op.nanquantile(this, q, dim, keepdim);

        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Op.mode(this, dim, keepdim);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Op.mean_dim(this, dimensions, keepdim, type);

        public Tensor median() => Op.median(this);

        public Tensor min() => Op.min(this);

        public Tensor min(Tensor other) => Op.min_other(this, other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Op.min_dim(this, dim, keepdim);

        public Tensor msort() => Op.msort(this);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Op.sort_stable(this, stable, dim, descending);

        public Tensor dist(Tensor other, float p = 2) => Op.dist(this, other, p);

        public Tensor norm(float p = 2) => Op.norm_Scalar(this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Op.norm_ScalarOpt_dim(this, p, [dim], keepdim);

        public Tensor prod(ScalarType? type = null) => Op.prod(this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Op.prod_dim_int(this, dim, keepdim, type);

        public Tensor sum(ScalarType? type = null) => Op.sum(this, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Op.sum_dim_IntList(this, dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Op.sum_dim_IntList(this, dim, keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Op.sum_dim_IntList(this, [dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Op.sum_dim_IntList(this, [dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            Op.sum_dim_IntList(this, [dim0, dim1, dim2], keepdim, type);

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Op.nanmean(this, dim is { } one ? [one] : default, keepdim, dtype);

        public Tensor nanmedian() => Op.nanmedian(this);

        public Tensor nansum() => Op.nansum(this);

        public (Tensor values, Tensor indexes) cummax(long dim) => Op.cummax(this, dim);

        public (Tensor values, Tensor indexes) cummin(long dim) => Op.cummin(this, dim);

        public Tensor cumsum(long dim, ScalarType? type = null) => Op.cumsum(this, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => Op.cumprod(this, dim, type);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Op.histc(this, bins, min, max);

        public Tensor logcumsumexp(long dim) => Op.logcumsumexp(this, dim);

        public Tensor logsumexp(long dim, bool keepdim = false) => Op.logsumexp(this, [dim], keepdim);

        // The one operator whose result TorchSharp can also write into a given tensor.
        private static Tensor Fill(Tensor? target, Tensor result)
        {
            if (target is null)
            {
                return result;
            }

            using (result)
            {
                return target.copy_(result);
            }
        }
    }
}
