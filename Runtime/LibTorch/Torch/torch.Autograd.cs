using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Gradients of the sum of outputs with respect to inputs; nothing is gathered in <see cref="Tensor.grad"/>.</summary>
        /// <param name="allow_unused">An input that no output depends on has a null gradient instead of being an error.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            var outputHandles = Handles(outputs, nameof(outputs));
            var inputHandles = Handles(inputs, nameof(inputs));
            var gradHandles = grad_outputs is null ? [] : Handles(grad_outputs, nameof(grad_outputs));
            var results = new nint[inputHandles.Length];
            fixed (nint* o = outputHandles, i = inputHandles, g = gradHandles, r = results)
            {
                var done = NativeAutograd.Grad(
                    o, outputHandles.Length, i, inputHandles.Length, g, gradHandles.Length,
                    retain_graph || create_graph, create_graph, allow_unused, r);
                GC.KeepAlive(outputs);
                GC.KeepAlive(inputs);
                GC.KeepAlive(grad_outputs);
                Arg.Check(done);
            }

            return [.. results.Select(handle => handle == 0 ? null! : Tensor.Adopt(handle))];
        }

        public static unsafe void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            var handles = Handles(tensors, nameof(tensors));
            var gradHandles = grad_tensors is null ? [] : Handles(grad_tensors, nameof(grad_tensors));
            var inputHandles = inputs is null ? [] : Handles(inputs, nameof(inputs));
            fixed (nint* t = handles, g = gradHandles, i = inputHandles)
            {
                var keep = retain_graph is { } given ? (given ? 1 : 0) : -1;
                var done = NativeAutograd.Backward(
                    t, handles.Length, g, gradHandles.Length, keep, create_graph, i, inputHandles.Length);
                GC.KeepAlive(tensors);
                GC.KeepAlive(grad_tensors);
                GC.KeepAlive(inputs);
                Arg.Check(done);
            }
        }

        public static void backward(
            Tensor tensor,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        private static nint[] Handles(IList<Tensor> tensors, string name)
        {
            ArgumentNullException.ThrowIfNull(tensors, name);
            return [.. tensors.Select(t => Arg.Of(t, name))];
        }
    }
}
