using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : Tensor
{
    /// <summary>Takes over the storage and the dispose scope of <paramref name="data"/>, which can no longer be used.</summary>
    /// <exception cref="ObjectDisposedException"><paramref name="data"/> was disposed, or taken over before.</exception>
    public Parameter(Tensor data, bool requires_grad = true) : this(data.with_requires_grad(requires_grad), data.OwningDisposeScope) { }

    private Parameter(Tensor data, DisposeScope? scope) : base(data.DecoupleFromNativeHandle(), register: false) => scope?.Add(this);
}
