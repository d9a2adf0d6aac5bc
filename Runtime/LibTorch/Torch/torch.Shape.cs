using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Views and rearrangements.
public static partial class torch
{
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    public static Tensor squeeze_(Tensor input, long? dim = null) => input.squeeze_(dim);

    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => Op.unflatten_int(input, dim, sizes);

    public static Tensor unflatten(Tensor input, long dim, Size sizes) => Op.unflatten_int(input, dim, sizes.Shape);

    public static Tensor adjoint(Tensor input) => Op.adjoint(input);

    public static Tensor movedim(Tensor input, long[] source, long[] destination) => Op.movedim_intlist(input, source, destination);

    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) => Op.movedim_intlist(input, source, destination);

    public static Tensor permute(Tensor input, params long[] permutation) => Op.permute(input, permutation);

    public static Tensor reshape(Tensor input, params long[] shape) => Op.reshape(input, shape);

    public static Tensor swapaxes(Tensor input, long axis0, long axis1) => Op.transpose_int(input, axis0, axis1);

    public static Tensor swapdims(Tensor input, long dim0, long dim1) => Op.transpose_int(input, dim0, dim1);

    public static Tensor t(Tensor input) => Op.t(input);

    public static Tensor tile(Tensor input, long[] dims) => Op.tile(input, dims);

    public static Tensor transpose(Tensor input, long dim0, long dim1) => Op.transpose_int(input, dim0, dim1);

    public static Tensor unsqueeze(Tensor input, long dim) => Op.unsqueeze(input, dim);

    public static Tensor unsqueeze_(Tensor input, long dim) => Op.unsqueeze_(input, dim);

    public static Tensor broadcast_to(Tensor input, params long[] shape) => Op.broadcast_to(input, shape);

    public static Tensor clone(Tensor input) => Op.clone(input);

    public static Tensor diag(Tensor input, long diagonal = 0) => Op.diag(input, diagonal);

    public static Tensor diag_embed(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1) =>
        Op.diag_embed(input, offset, dim1, dim2);

    public static Tensor diagflat(Tensor input, long offset = 0) => Op.diagflat(input, offset);

    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) => Op.diagonal(input, offset, dim1, dim2);

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => Op.flatten_using_ints(input, start_dim, end_dim);

    public static Tensor flip(Tensor input, params long[] dims) => Op.flip(input, dims);

    public static Tensor fliplr(Tensor input) => Op.fliplr(input);

    public static Tensor flipud(Tensor input) => Op.flipud(input);

    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) =>
        Op.rot90(input, k, dims is { } two ? [two.Item1, two.Item2] : [0, 1]);

    public static Tensor ravel(Tensor input) => Op.ravel(input);

    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) =>
        Op.repeat_interleave_self_int(input, repeats, dim, output_size: output_size);

    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) =>
        Op.repeat_interleave_self_Tensor(input, repeats, dim, output_size: output_size);

    public static Tensor roll(Tensor input, long shifts, long? dims = null) => Op.roll(input, [shifts], dims is { } one ? [one] : default);

    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) =>
        Op.roll(input, [shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) =>
        Op.roll(input, [shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => Op.roll(input, shifts, dims);

    public static Tensor roll(Tensor input, long[] shifts) => Op.roll(input, shifts);

    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Op.roll(input, shifts, dims);

    public static Tensor tril(Tensor input, long diagonal = 0) => Op.tril(input, diagonal);

    public static Tensor tril_(Tensor input, long diagonal = 0) => Op.tril_(input, diagonal);

    public static Tensor triu(Tensor input, long diagonal = 0) => Op.triu(input, diagonal);

    public static Tensor triu_(Tensor input, long diagonal = 0) => Op.triu_(input, diagonal);

    public static Tensor view_as_real(Tensor input) => Op.view_as_real(input);

    public static Tensor view_as_complex(Tensor input) => Op.view_as_complex(input);
}
