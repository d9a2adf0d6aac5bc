using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Activation functions.
    public partial class Tensor
    {
        public Tensor threshold(Scalar threshold, Scalar value) => Op.threshold(this, threshold, value);

        public Tensor threshold_(Scalar threshold, Scalar value) => Op.threshold_(this, threshold, value);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Op.softmax_int(this, dim, dtype);

        public Tensor softplus(double beta = 1, double threshold = 20) => Op.softplus(this, beta, threshold);

        public Tensor relu() => Op.relu(this);

        public Tensor relu_() => Op.relu_(this);

        public Tensor relu6() => Op.relu6(this);

        public Tensor relu6_() => Op.relu6_(this);

        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333) => Op.rrelu(this, lower, upper);

        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) => Op.rrelu_(this, lower, upper);

        public Tensor celu() => Op.celu(this);

        public Tensor celu_() => Op.celu_(this);

        public Tensor celu(Scalar alpha) => Op.celu(this, alpha);

        public Tensor celu_(Scalar alpha) => Op.celu_(this, alpha);

        public Tensor elu(double alpha = 1) => Op.elu(this, alpha);

        public Tensor elu_(double alpha = 1) => Op.elu_(this, alpha);

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Op.elu(this, alpha, scale, input_scale);

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Op.elu_(this, alpha, scale, input_scale);

        public Tensor gelu() => Op.gelu(this);

        public Tensor gelu_() => Op.gelu_(this);

        public Tensor glu(long dim = -1) => Op.glu(this, dim);

        public Tensor hardsigmoid() => Op.hardsigmoid(this);

        public Tensor hardsigmoid_() => Op.hardsigmoid_(this);

        public Tensor hardswish() => Op.hardswish(this);

        public Tensor hardswish_() => Op.hardswish_(this);

        public Tensor hardtanh(Scalar min, Scalar max) => Op.hardtanh(this, min, max);

        public Tensor hardtanh_(Scalar min, Scalar max) => Op.hardtanh_(this, min, max);

        public Tensor leaky_relu(Scalar negative_slope) => Op.leaky_relu(this, negative_slope);

        public Tensor leaky_relu_(Scalar negative_slope) => Op.leaky_relu_(this, negative_slope);

        public Tensor selu() => Op.selu(this);

        public Tensor selu_() => Op.selu_(this);

        public Tensor silu() => Op.silu(this);

        public Tensor silu_() => Op.silu_(this);

        public Tensor log_sigmoid() => Op.log_sigmoid(this);

        public Tensor prelu(Tensor target) => Op.prelu(this, target);

        public Tensor sigmoid() => Op.sigmoid(this);

        public Tensor sigmoid_() => Op.sigmoid_(this);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Op.log_softmax_int(this, dim, dtype);
    }
}
