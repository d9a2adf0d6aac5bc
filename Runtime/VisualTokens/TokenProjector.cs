using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Brings what tokens found out back to the pixels: <c>X + softmax((X·Q)(T·K)ᵀ)·T·V</c>, the softmax over the tokens (arXiv 2006.03677, section 3.3,
/// equation 5; heads, scores over √d and V as in its appendix A). State: <c>query.weight</c> [dim, dim], <c>key.weight</c> and <c>value.weight</c>
/// [dim, width].
/// </summary>
[Takes("b n dim", "b m width"), Gives("b n dim")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Costs("linear(dim, dim, n, false) + 2*linear(width, dim, m, false) + attention(n, m, dim)")]
public sealed class TokenProjector : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly long _heads;

    /// <summary>Makes the projections with truncated normal weights.</summary>
    /// <param name="dim">Channels of a pixel.</param>
    /// <param name="width">Width of a token.</param>
    /// <param name="heads">Number of heads; the channels divide into them.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the channels do not divide.</exception>
    public TokenProjector(long dim, long width, long heads, Device? device = null, ScalarType? dtype = null)
        : base(nameof(TokenProjector))
    {
        VisualTokens.Check(heads, dim);
        _heads = heads;
        query = Weights.Linear(dim, dim, false, device, dtype);
        key = Weights.Linear(width, dim, false, device, dtype);
        value = Weights.Linear(width, dim, false, device, dtype);
        RegisterComponents();
    }

    /// <summary>Pixels <c>b n dim</c> and tokens <c>b m width</c> → <c>b n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input, Tensor tokens)
    {
        using var scope = NewDisposeScope();
        return (input + VisualTokens.Attend(query.call(input), key.call(tokens), value.call(tokens), _heads)).MoveToOuterDisposeScope();
    }
}
