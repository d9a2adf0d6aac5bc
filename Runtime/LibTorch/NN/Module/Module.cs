using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Base of every module. A plain managed object: parameters, buffers and submodules live in ordered tables, nothing is native.
        /// </summary>
        public partial class Module : IDisposable
        {
            /// <summary>What <see cref="GetName"/> answers; the type's name where empty.</summary>
            protected string? name;

            private bool _training = true;

            protected Module(string name) => this.name = name;

            public virtual bool training => _training;

            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children())
                    child.train(train);
            }

            public virtual void eval() => train(false);

            /// <summary>Forgets the gradients, or fills them with zeros where <paramref name="set_to_none"/> is false.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is null)
                        continue;
                    if (set_to_none)
                        parameter.grad = null;
                    else
                        gradient.zero_();
                }
            }

            /// <summary>Calls <paramref name="fn"/> on every descendant, children before their parent, then on this module.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in named_children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Disposes the parameters and buffers of this module and of all below it.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var (_, buffer) in named_buffers(false))
                    buffer.Dispose();
                foreach (var (_, parameter) in named_parameters(false))
                    parameter.Dispose();
                foreach (var (_, child) in named_children())
                    child.Dispose();
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());
        }
    }
}
