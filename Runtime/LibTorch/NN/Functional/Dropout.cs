using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                CheckProbability(p);
                return inplace ? Op.dropout_(input, p, training).alias() : Op.dropout(input, p, training);
            }

            /// <summary>Drops whole channels of <c>b c l</c>.</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                using var image = input.unsqueeze(-1);
                using var result = dropout2d(image, p, training, inplace);
                return result.squeeze(-1);
            }

            /// <summary>Drops whole channels of <c>b c h w</c>.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                CheckProbability(p);
                return inplace ? Op.feature_dropout_(input, p, training).alias() : Op.feature_dropout(input, p, training);
            }

            /// <summary>Drops whole channels of <c>b c d h w</c>.</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                dropout2d(input, p, training, inplace);

            /// <summary>Dropout that keeps mean and variance of self-normalizing networks.</summary>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
            {
                CheckProbability(p);
                return inplace ? Op.alpha_dropout_(input, p, training).alias() : Op.alpha_dropout(input, p, training);
            }

            private static void CheckProbability(double p)
            {
                if (p is not (>= 0 and <= 1))
                    throw new ArgumentException($"A dropout probability lies between 0 and 1, not {p}.", nameof(p));
            }
        }
    }
}
