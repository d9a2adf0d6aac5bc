using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Variance and standard deviation; unbiased divides by n - 1.
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => Op.std(this, unbiased);

        public Tensor var(bool unbiased = true) => Op.var(this, unbiased);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim(this, dimensions, unbiased, keepdim).InType(type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim(this, dimensions, unbiased, keepdim).InType(type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim(this, dimensions, unbiased, keepdim).InType(type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim(this, dimensions, unbiased, keepdim).InType(type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim(this, [dim], unbiased, keepdim).InType(type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim(this, [dim], unbiased, keepdim).InType(type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim(this, [dim.Item1, dim.Item2], unbiased, keepdim).InType(type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim(this, [dim.Item1, dim.Item2], unbiased, keepdim).InType(type);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.std_dim(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim).InType(type);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.var_dim(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim).InType(type);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Op.std_mean(this, unbiased);

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Op.var_mean(this, unbiased);

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.std_mean_dim(this, dimensions, unbiased, keepdim), type);

        public (Tensor var, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.var_mean_dim(this, dimensions, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.std_mean_dim(this, dimensions, unbiased, keepdim), type);

        public (Tensor var, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.var_mean_dim(this, dimensions, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.std_mean_dim(this, [dim], unbiased, keepdim), type);

        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.var_mean_dim(this, [dim], unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.std_mean_dim(this, [dim.Item1, dim.Item2], unbiased, keepdim), type);

        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.var_mean_dim(this, [dim.Item1, dim.Item2], unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.std_mean_dim(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim), type);

        public (Tensor var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            InType(Op.var_mean_dim(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim), type);

        /// <summary>This tensor in another type, this one disposed; without a type, this one.</summary>
        private Tensor InType(ScalarType? type) => type is { } one ? to_type(one, disposeAfter: true) : this;

        private static (Tensor, Tensor) InType((Tensor First, Tensor Mean) pair, ScalarType? type) => (pair.First.InType(type), pair.Mean.InType(type));
    }
}
