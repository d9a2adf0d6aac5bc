using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Dropout of whole channels of <c>b c l</c>.</summary>
public sealed class Dropout1d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout1d(double p, bool inplace) : base(nameof(Dropout1d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor)
    {
        if (tensor.ndim != 3)
            throw new ArgumentException($"Dropout1d takes b c l, not {tensor.ndim} dimensions.", nameof(tensor));
        return nn.functional.dropout1d(tensor, p, training, inplace);
    }
}
