using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Fills a tensor in place, outside the graph, and returns it. The same seed gives the numbers of PyTorch.
        /// </summary>
        public static partial class init
        {
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var _ = no_grad();
                Op.fill__Scalar(tensor, val);
                return tensor;
            }

            /// <summary>The identity matrix.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape is not [var rows, var columns])
                    throw new ArgumentException($"eye_ fills a matrix, not a tensor of {shape.Length} dimensions.", nameof(tensor));
                using var identity = Op.eye_m(rows, columns, tensor.dtype, tensor.device);
                using var _ = no_grad();
                Op.copy_(tensor, identity);
                return tensor;
            }

            /// <summary>A convolution's weight that passes on as many channels as there are, each unchanged.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length is < 3 or > 5)
                    throw new ArgumentException($"dirac_ fills a weight of 3 to 5 dimensions, not {shape.Length}.", nameof(tensor));
                using var _ = no_grad();
                Op.zero_(tensor);
                for (var channel = 0L; channel < Math.Min(shape[0], shape[1]); channel++)
                {
                    using var scope = NewDisposeScope();
                    var centre = tensor[channel, channel];
                    for (var d = 2; d < shape.Length; d++)
                        centre = centre.select(0, shape[d] / 2);
                    Op.fill__Scalar(centre, 1);
                }
                return tensor;
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                Op.uniform_(tensor, low, high, generator);
                return tensor;
            }

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                Op.normal_(tensor, mean, std, generator);
                return tensor;
            }

            /// <summary>The normal distribution cut off outside <paramref name="a"/> … <paramref name="b"/> (not TorchSharp's constant).</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2,
                Generator? generator = null)
            {
                using var _ = no_grad();
                var low = NormalDistribution.Cumulative((a - mean) / std);
                var high = NormalDistribution.Cumulative((b - mean) / std);
                // Uniform between the two cumulative probabilities, through the inverse of the distribution.
                Op.uniform_(tensor, 2 * low - 1, 2 * high - 1, generator);
                Op.erfinv_(tensor);
                Op.mul__Scalar(tensor, std * Math.Sqrt(2));
                Op.add__Scalar(tensor, mean, 1);
                Op.clamp_(tensor, a, b);
                return tensor;
            }

            /// <summary>Orthonormal rows or columns of the tensor seen as a matrix of its first dimension by the rest.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException($"orthogonal_ needs at least 2 dimensions, not {shape.Length}.", nameof(tensor));
                if (tensor.numel() == 0)
                    return tensor;
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                var rows = shape[0];
                var columns = tensor.numel() / rows;
                var matrix = Op.empty_memory_format([rows, columns], tensor.dtype, tensor.device);
                Op.normal_(matrix, 0, 1, null);
                var (q, r) = Op.linalg_qr(rows < columns ? matrix.t() : matrix, "reduced");
                q = Op.mul_Tensor(q, Op.sign(Op.diag(r, 0))); // makes the decomposition unique
                Op.copy_(tensor, (rows < columns ? q.t() : q).reshape(shape));
                Op.mul__Scalar(tensor, gain);
                return tensor;
            }

            /// <summary>A matrix whose columns are each zero in that share of their rows, normal elsewhere.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.shape is not [var rows, var columns])
                    throw new ArgumentException($"sparse_ fills a matrix, not a tensor of {tensor.ndim} dimensions.", nameof(tensor));
                var zeros = (long)Math.Ceiling(sparsity * rows);
                using var _ = no_grad();
                Op.normal_(tensor, 0, std, null);
                for (var column = 0L; column < columns; column++)
                {
                    using var scope = NewDisposeScope();
                    var chosen = Op.randperm(rows).narrow(0, 0, zeros);
                    Op.index_fill__int_Scalar(tensor.select(1, column), 0, chosen, 0);
                }
                return tensor;
            }
        }
    }
}
