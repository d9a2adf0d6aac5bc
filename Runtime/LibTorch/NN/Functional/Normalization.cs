using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Op.layer_norm(input, normalized_shape, weight, bias, eps, true);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Op.group_norm(input, num_groups, weight, bias, eps, true);

            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Op.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null,
                Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5) =>
                Op.instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);

            /// <summary>Divides by the p-norm along <paramref name="dim"/>, or by <paramref name="eps"/> where that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using var norm = Op.norm_ScalarOpt_dim(input, p, [dim], true);
                using var floored = Op.clamp_min(norm, eps);
                return Op.div_Tensor(input, floored);
            }

            /// <summary>Divides by (k + alpha · mean of squares over <paramref name="size"/> neighbouring channels) to the power beta.</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 1e-4, double beta = 0.75, double k = 1)
            {
                // Channels as depth of one volume, so that the mean over neighbours is a pooling.
                using var scope = NewDisposeScope();
                var shape = input.shape;
                var squares = Op.mul_Tensor(input, input).reshape(shape[0], 1, shape[1], 1, -1);
                var padded = Op.constant_pad_nd(squares, [0, 0, 0, 0, size / 2, (size - 1) / 2], 0);
                var mean = Op.avg_pool3d(padded, [size, 1, 1], [1, 1, 1], [0, 0, 0], false, true, null).reshape(shape);
                var divisor = Op.pow_Tensor_Scalar(Op.add_Scalar(Op.mul_Scalar(mean, alpha), k, 1), beta);
                return Op.div_Tensor(input, divisor).MoveToOuterDisposeScope();
            }
        }
    }
}
