using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.LibTorch.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales the gradients so that the norm of all of them together is at most <paramref name="max_norm"/>.</summary>
            /// <param name="norm_type">The p of the p-norm; infinity for the largest element.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var gradients = Gradients(tensors);
                if (gradients.Length == 0)
                    return 0;

                var place = gradients[0].device;
                var norms = Op._foreach_norm_Scalar(gradients, norm_type);
                var total = Op.norm_Scalar(Op.stack(Array.ConvertAll(norms, norm => norm.to(place)), 0), norm_type);
                // In the gradients' own precision, as PyTorch does it.
                var scale = Op.clamp_max(Op.mul_Scalar(Op.reciprocal(Op.add_Scalar(total, 1e-6, 1)), max_norm), 1);
                Op._foreach_mul__Scalar(gradients, scale.ToDouble());
                return total.ToDouble();
            }

            /// <summary>Clamps every element of the gradients to ±<paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                foreach (var gradient in Gradients(tensors))
                    Op.clamp_(gradient, -clip_value, clip_value);
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> parameters) =>
                [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];
        }
    }
}
