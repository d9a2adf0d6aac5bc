using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : Tensor
{
    /// <summary>Takes over the storage and the dispose scope of <paramref name="data"/>, which can no longer be used.</summary>
    public Parameter(Tensor data, bool requires_grad = true) : base(data.with_requires_grad(requires_grad).MoveHandle(), register: false) =>
        DisposeScope.ReplaceWith(data, this);
}
