using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Half the channels of <see cref="dim"/> times the sigmoid of the other half.</summary>
public sealed class GLU : ParameterLessModule<Tensor, Tensor>
{
    internal GLU(long dim) : base(nameof(GLU)) => this.dim = dim;

    public long dim { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.glu(tensor, dim);
}
