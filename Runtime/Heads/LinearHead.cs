using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>A linear layer on every token alone: numbers instead of classes.</summary>
/// <param name="outputs">Numbers for each token.</param>
[Kind(typeof(LinearHead), Field = "head")]
public sealed class LinearHeadAttribute(int outputs) : LayerAttribute
{
    /// <summary>Numbers for each token.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Whether they have a bias. Default: yes.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>Tokens to numbers, by one linear layer. State: <c>fc.weight</c> [outputs, dim], <c>fc.bias</c>.</summary>
[Takes("b ... dim"), Gives("b ... dim=outputs")]
[Requires("outputs >= 1", "a head gives at least one number, not {outputs}")]
[Costs("linear(dim, outputs, n, bias)")]
public sealed class LinearHead : Module<Tensor, Tensor>
{
    private readonly Linear fc;

    /// <summary>Makes the layer: truncated normal with a deviation of 0.02, bias 0.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="outputs">Numbers for each token.</param>
    /// <param name="bias">Whether they have a bias.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="System.ArgumentException">A width is not positive.</exception>
    public LinearHead(long dim, long outputs, bool bias = true, Device? device = null, ScalarType? dtype = null)
        : base(nameof(LinearHead))
    {
        fc = Weights.Linear(dim, outputs, bias, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b … dim</c> → <c>b … outputs</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input) => fc.call(input);
}
