using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Several tensors into one, and what takes lists of tensors.
public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Op.cat(Span(tensors), dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Op.cat(Span(tensors), dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Op.cat(tensors, dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Op.cat(Span(tensors), dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => Op.cat(Span(tensors), dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Op.cat(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => Op.cat(Span(tensors), axis);

    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => Op.cat(Span(tensors), axis);

    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => Op.cat(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Op.stack(Span(tensors), dim);

    public static Tensor hstack(IList<Tensor> tensors) => Op.hstack(Span(tensors));

    public static Tensor hstack(params Tensor[] tensors) => Op.hstack(Span(tensors));

    public static Tensor hstack(IEnumerable<Tensor> tensors) => Op.hstack(Span(tensors));

    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Op.hstack(tensors);

    public static Tensor vstack(IList<Tensor> tensors) => Op.vstack(Span(tensors));

    public static Tensor vstack(Tensor[] tensors) => Op.vstack(Span(tensors));

    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Op.vstack(tensors);

    public static Tensor row_stack(IList<Tensor> tensors) => Op.vstack(Span(tensors));

    public static Tensor row_stack(params Tensor[] tensors) => Op.vstack(Span(tensors));

    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => Op.vstack(tensors);

    public static Tensor column_stack(IList<Tensor> tensors) => Op.column_stack(Span(tensors));

    public static Tensor column_stack(params Tensor[] tensors) => Op.column_stack(Span(tensors));

    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => Op.column_stack(tensors);

    public static Tensor dstack(params Tensor[] tensors) => Op.dstack(Span(tensors));

    public static Tensor dstack(IList<Tensor> tensors) => Op.dstack(Span(tensors));

    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => Op.dstack(tensors);

    public static Tensor dstack(IEnumerable<Tensor> tensors) => Op.dstack(Span(tensors));

    public static Tensor block_diag(params Tensor[] tensors) => Op.block_diag(Span(tensors));

    public static Tensor cartesian_prod(IList<Tensor> tensors) => Op.cartesian_prod(Span(tensors));

    public static Tensor cartesian_prod(params Tensor[] tensors) => Op.cartesian_prod(Span(tensors));

    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => Op.cartesian_prod(tensors);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Op.broadcast_tensors(Span(tensors));

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => [.. input.Select(t => t.atleast_1d())];

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => [.. input.Select(t => t.atleast_2d())];

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => [.. input.Select(t => t.atleast_3d())];

    /// <summary>The shape that all of these broadcast to.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public static Size broadcast_shapes(params long[][] shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        var result = new long[shapes.Length == 0 ? 0 : shapes.Max(s => s.Length)];
        Array.Fill(result, 1);
        foreach (var shape in shapes)
        {
            for (var i = 1; i <= shape.Length; i++)
            {
                var size = shape[^i];
                if (size != 1 && result[^i] != 1 && result[^i] != size)
                {
                    throw new ArgumentException($"shapes do not broadcast: {result[^i]} against {size} in dimension {-i}", nameof(shapes));
                }

                result[^i] = size == 1 ? result[^i] : size;
            }
        }

        return new Size(result);
    }

    public static Tensor einsum(string equation, params Tensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(equation);
        return Op.einsum(equation, Span(tensors));
    }

    /// <param name="tensors">One vector per dimension of the grid.</param>
    /// <param name="indexing"><c>ij</c>, or <c>xy</c> as in NumPy.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Op.meshgrid_indexing(Span(tensors), indexing);

    private static ReadOnlySpan<Tensor> Span(IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return tensors as Tensor[] ?? tensors.ToArray();
    }
}
