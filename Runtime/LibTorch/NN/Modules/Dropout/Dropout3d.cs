using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Dropout of whole channels of <c>b c d h w</c>.</summary>
public sealed class Dropout3d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout3d(double p, bool inplace) : base(nameof(Dropout3d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.dropout3d(tensor, p, training, inplace);
}
