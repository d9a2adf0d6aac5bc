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
            /// <summary>All parameters one after the other, in one dimension.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return Op.cat([.. tensors.Select(tensor => tensor.reshape(-1))], 0).MoveToOuterDisposeScope();
            }

            /// <summary>Copies slices of <paramref name="vec"/> into the parameters, in order.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var targets = tensors.ToList();
                var needed = targets.Sum(target => target.numel());
                if (vec.numel() != needed)
                    throw new ArgumentException($"The parameters have {needed} elements together, the vector has {vec.numel()}.", nameof(vec));
                var start = 0L;
                foreach (var target in targets)
                {
                    var length = target.numel();
                    Op.copy_(target, vec.narrow(0, start, length).view_as(target));
                    start += length;
                }
            }
        }
    }
}
