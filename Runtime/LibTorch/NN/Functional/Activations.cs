using ModelDsl.LibTorch.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? Op.celu_(x, alpha).alias() : Op.celu(x, alpha);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? Op.elu_(x, alpha, 1, 1).alias() : Op.elu(x, alpha, 1, 1);

            public static Tensor gelu(Tensor x) => Op.gelu(x, "none");

            public static Tensor gelu(Tensor x, bool inplace) => inplace ? Op.gelu_(x, "none").alias() : Op.gelu(x, "none");

            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false)
            {
                var formula = approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none";
                return inplace ? Op.gelu_(x, formula).alias() : Op.gelu(x, formula);
            }

            /// <summary>Half the channels of <paramref name="dim"/> times the sigmoid of the other half.</summary>
            public static Tensor glu(Tensor input, long dim = -1) => Op.glu(input, dim);

            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => Op.hardshrink(x, lambda);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => inplace ? Op.hardsigmoid_(input).alias() : Op.hardsigmoid(input);

            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? Op.hardswish_(input).alias() : Op.hardswish(input);

            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                inplace ? Op.hardtanh_(x, min_val, max_val).alias() : Op.hardtanh(x, min_val, max_val);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? Op.leaky_relu_(input, negative_slope).alias() : Op.leaky_relu(input, negative_slope);

            public static Tensor logsigmoid(Tensor x) => Op.log_sigmoid(x);

            public static Tensor log_softmax(Tensor x, long dim) => Op.log_softmax_int(x, dim, null);

            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? Op.mish_(x).alias() : Op.mish(x);

            public static Tensor prelu(Tensor input, Tensor weight) => Op.prelu(input, weight);

            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? Op.relu_(x).alias() : Op.relu(x);

            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? Op.relu6_(x).alias() : Op.relu6(x);

            /// <summary>The slope is not random here, as in TorchSharp: the mean of the two bounds.</summary>
            public static Tensor rrelu(Tensor x, double lower = 1.0 / 8, double upper = 1.0 / 3, bool inplace = false) =>
                inplace ? Op.rrelu_(x, lower, upper, false, null).alias() : Op.rrelu(x, lower, upper, false, null);

            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? Op.selu_(x).alias() : Op.selu(x);

            public static Tensor sigmoid(Tensor x) => Op.sigmoid(x);

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? Op.sigmoid_(x).alias() : Op.sigmoid(x);

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Op.silu_(x).alias() : Op.silu(x);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Op.softmax_int(input, dim, dtype);

            /// <summary>Softmax over the channels of an image, <c>b c h w</c> or <c>c h w</c>.</summary>
            public static Tensor softmax2d(Tensor x) => Op.softmax_int(x, -3, null);

            public static Tensor softmin(Tensor x, long dim)
            {
                using var negated = Op.neg(x);
                return Op.softmax_int(negated, dim, null);
            }

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Op.softplus(x, beta, threshold);

            public static Tensor softshrink(Tensor x, double lambda = 0.5) => Op.softshrink(x, lambda);

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var magnitude = Op.abs(x);
                using var divisor = Op.add_Scalar(magnitude, 1, 1);
                return inplace ? Op.div__Tensor(x, divisor).alias() : Op.div_Tensor(x, divisor);
            }

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? Op.tanh_(x).alias() : Op.tanh(x);

            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var shrinkage = Op.tanh(x);
                return inplace ? Op.sub__Tensor(x, shrinkage, 1).alias() : Op.sub_Tensor(x, shrinkage, 1);
            }

            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                inplace ? Op.threshold_(x, threshold, value).alias() : Op.threshold(x, threshold, value);
        }
    }
}
