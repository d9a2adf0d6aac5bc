using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Two linear layers with a function between, exact GELU unless said otherwise, on every token alone (arXiv 1706.03762, section 3.3; GELU:
/// arXiv 1606.08415). State: <c>fc1.weight</c> [hidden, dim], <c>fc1.bias</c>, <c>fc2.weight</c> [dim, hidden], <c>fc2.bias</c>.
/// </summary>
[Takes("b ... dim"), Gives("b ... dim")]
[Let("hidden", "floor(ratio*dim)")]
[Requires("hidden >= 1", "{ratio} times a width of {dim} leaves no hidden channel")]
[Requires("dropout >= 0 && dropout < 1", "Dropout is a probability below 1, not {dropout}")]
[Costs("linear(dim, hidden, n, bias) + linear(hidden, dim, n, bias)")]
public sealed class Mlp : Module<Tensor, Tensor>
{
    private readonly Linear fc1;
    private readonly Linear fc2;
    private readonly double _dropout;
    private readonly Activation _activation;

    /// <summary>Makes the layers as timm starts them.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="ratio">Hidden width as a multiple of <paramref name="dim"/>, rounded down.</param>
    /// <param name="dropout">Probability that a hidden element is zeroed, while training.</param>
    /// <param name="activation">The function between.</param>
    /// <param name="bias">Whether the layers have biases.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A width is not positive, or the probability is none.</exception>
    public Mlp(
        long dim,
        double ratio = 4,
        double dropout = 0,
        Activation activation = Activation.Gelu,
        bool bias = true,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(Mlp))
    {
        var hidden = (long)Math.Floor(ratio * dim);
        _dropout = Rate.Check(dropout);
        _activation = activation;
        fc1 = Weights.Linear(dim, hidden, bias, device, dtype);
        fc2 = Weights.Linear(hidden, dim, bias, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b … dim</c> → the same shape.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var active = Activate(input);
        if (!training || _dropout == 0)
            return fc2.call(active);
        using var kept = functional.dropout(active, _dropout, training: true);
        return fc2.call(kept);
    }

    private Tensor Activate(Tensor input)
    {
        using var hidden = fc1.call(input);
        return Activations.Call(_activation, hidden);
    }
}
