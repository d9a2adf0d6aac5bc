using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="weights"><c>out in</c></param>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Op.linear(input, weights, bias);

            /// <param name="weight"><c>out in1 in2</c></param>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null) =>
                Op.bilinear(input1, input2, weight, bias);

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Op.one_hot(x, num_classes);

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Op.cosine_similarity(x1, x2, dim, eps);

            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1e-6, bool keepdim = false) =>
                Op.pairwise_distance(input1, input2, p, eps, keepdim);
        }
    }
}
