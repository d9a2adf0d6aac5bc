using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Dropout of whole channels of <c>b c h w</c>.</summary>
public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.dropout2d(tensor, p, training, inplace);
}
