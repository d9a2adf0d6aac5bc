using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x · Φ(x), exact or by the tanh formula (arXiv 1606.08415).</summary>
public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
    public enum Approximate
    {
        none,
        tanh,
    }

    internal GELU(bool inplace, Approximate approximate = Approximate.none) : base(nameof(GELU))
    {
        this.inplace = inplace;
        this.approximate = approximate;
    }

    public bool inplace { get; set; }

    public Approximate approximate { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, approximate, inplace);
}
