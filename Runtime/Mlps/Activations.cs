using System.ComponentModel;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>The functions that <see cref="Activation"/> names.</summary>
internal static class Activations
{
    /// <summary>The function, element by element.</summary>
    /// <exception cref="InvalidEnumArgumentException">It is none of them.</exception>
    public static Tensor Call(Activation activation, Tensor x) =>
        activation switch
        {
            Activation.Gelu => functional.gelu(x),
            Activation.GeluTanh => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh),
            Activation.QuickGelu => QuickGelu(x),
            Activation.Relu => functional.relu(x),
            _ => throw new InvalidEnumArgumentException(nameof(activation), (int)activation, typeof(Activation)),
        };

    private static Tensor QuickGelu(Tensor x)
    {
        using var steeper = x * 1.702;
        using var gate = steeper.sigmoid();
        return x * gate;
    }
}
