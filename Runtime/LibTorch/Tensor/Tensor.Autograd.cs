using System;
using System.Collections.Generic;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Gradients.
    public unsafe partial class Tensor
    {
        public bool requires_grad
        {
            get => Has(TensorFlags.RequiresGrad);
            set
            {
                var done = NativeAutograd.SetRequiresGrad(Handle, value);
                GC.KeepAlive(this);
                Arg.Check(done);
            }
        }

        /// <summary>The gradient gathered so far, or null. Each call gives an object of its own.</summary>
        public Tensor? grad
        {
            get
            {
                bool found;
                var result = NativeAutograd.GetGrad(Handle, &found);
                GC.KeepAlive(this);
                Arg.Check(found);
                return result == 0 ? null : Adopt(result);
            }

            set
            {
                var done = NativeAutograd.SetGrad(Handle, Arg.OrNone(value, nameof(value)));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
                Arg.Check(done);
            }
        }

        public void backward() => autograd.backward(this);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keep the gradient of this tensor though it is no leaf.</summary>
        public void retain_grad()
        {
            var done = NativeAutograd.RetainGrad(Handle);
            GC.KeepAlive(this);
            Arg.Check(done);
        }

        public Tensor detach() => Op.detach(this);

        public Tensor detach_() => Op.detach_(this);

        /// <summary>Another object for the same native tensor: either may be disposed without the other.</summary>
        public Tensor alias() => Give(NativeTensor.Share(Handle));

        /// <summary>Asks for gradients where a factory was told to.</summary>
        internal Tensor Grad(bool requires_grad)
        {
            if (requires_grad)
            {
                this.requires_grad = true;
            }

            return this;
        }
    }
}
