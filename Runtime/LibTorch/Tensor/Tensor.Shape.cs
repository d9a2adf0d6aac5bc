using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Views and rearrangements; most share memory with this tensor.
    public partial class Tensor
    {
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => Op.as_strided(this, size, strides, storageOffset);

        public Tensor clone() => Op.clone(this);

        public Tensor contiguous() => Op.contiguous(this);

        public Tensor reshape(params long[] shape) => Op.reshape(this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Op.flatten_using_ints(this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) => Op.unflatten_int(this, dim, sizes);

        public Tensor unflatten(long dim, Size sizes) => Op.unflatten_int(this, dim, sizes.Shape);

        public Tensor squeeze(long? dim = null) => dim is { } one ? Op.squeeze_dim(this, one) : Op.squeeze(this);

        public Tensor squeeze_(long? dim = null) => dim is { } one ? Op.squeeze__dim(this, one) : Op.squeeze_(this);

        public Tensor t() => Op.t(this);

        public Tensor transpose(long dim0, long dim1) => Op.transpose_int(this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => Op.transpose_(this, dim0, dim1);

        public Tensor adjoint() => Op.adjoint(this);

        public Tensor tril(long diagonal = 0) => Op.tril(this, diagonal);

        public Tensor tril_(long diagonal = 0) => Op.tril_(this, diagonal);

        public Tensor triu(long diagonal = 0) => Op.triu(this, diagonal);

        public Tensor triu_(long diagonal = 0) => Op.triu_(this, diagonal);

        public Tensor swapdims(long dim0, long dim1) => Op.transpose_int(this, dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => Op.transpose_int(this, dim0, dim1);

        public Tensor view(params long[] shape) => Op.view(this, shape);

        public Tensor view_as(Tensor other) => Op.view(this, other.shape);

        public Tensor view_as_complex() => Op.view_as_complex(this);

        public Tensor view_as_real() => Op.view_as_real(this);

        public Tensor tile(long[] reps) => Op.tile(this, reps);

        public Tensor ravel() => Op.ravel(this);

        public Tensor channel_shuffle(long groups) => Op.channel_shuffle(this, groups);

        public Tensor diag(long diagonal = 0) => Op.diag(this, diagonal);

        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => Op.diag_embed(this, offset, dim1, dim2);

        public Tensor diagflat(long offset = 0) => Op.diagflat(this, offset);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Op.diagonal(this, offset, dim1, dim2);

        public Tensor unfold(long dimension, long size, long step) => Op.unfold(this, dimension, size, step);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Op.expand(this, sizes, @implicit: isImplicit);

        public Tensor expand(Size sizes, bool isImplicit = false) => Op.expand(this, sizes.Shape, @implicit: isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Op.expand(this, sizes, @implicit: isImplicit);

        public Tensor expand_as(Tensor other) => Op.expand_as(this, other);

        public Tensor expand(params long[] sizes) => Op.expand(this, sizes);

        public Tensor repeat(params long[] sizes) => Op.repeat(this, sizes);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Op.repeat_interleave_self_Tensor(this, repeats, dim, output_size: output_size);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Op.repeat_interleave_self_int(this, repeats, dim, output_size: output_size);

        public Tensor broadcast_to(params long[] shape) => Op.broadcast_to(this, shape);

        public Tensor movedim(long[] source, long[] destination) => Op.movedim_intlist(this, source, destination);

        public Tensor moveaxis(long[] source, long[] destination) => Op.movedim_intlist(this, source, destination);

        public Tensor permute(params long[] permutation) => Op.permute(this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => Op.permute(this, permutation.ToArray());

        public Tensor flip(params long[] dims) => Op.flip(this, dims);

        public Tensor fliplr() => Op.fliplr(this);

        public Tensor flipud() => Op.flipud(this);

        public Tensor roll(long shifts, long? dims = null) => Op.roll(this, [shifts], dims is { } one ? [one] : default);

        public Tensor roll((long, long) shifts, (long, long) dims) => Op.roll(this, [shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        public Tensor roll(long[] shifts, long[] dims) => Op.roll(this, shifts, dims);

        public Tensor roll(long[] shifts) => Op.roll(this, shifts);

        public Tensor rot90(long k = 1, (long, long)? dims = null) => Op.rot90(this, k, dims is { } two ? [two.Item1, two.Item2] : [0, 1]);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            Op.roll(this, [shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Op.roll(this, shifts, dims);

        public Tensor unsqueeze(long dim) => Op.unsqueeze(this, dim);

        public Tensor unsqueeze_(long dim) => Op.unsqueeze_(this, dim);

        public static Tensor block_diag(params Tensor[] tensors) => Op.block_diag(tensors);

        public Tensor atleast_1d() => Op.atleast_1d(this);

        public Tensor atleast_2d() => Op.atleast_2d(this);

        public Tensor atleast_3d() => Op.atleast_3d(this);
    }
}
