using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>exp(x) divided by its sum along <see cref="dim"/>.</summary>
public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
{
    internal Softmax(long dim) : base(nameof(Softmax)) => this.dim = dim;

    public long dim { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.softmax(tensor, dim);
}
