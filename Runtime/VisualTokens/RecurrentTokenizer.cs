using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Tokens as means of the pixels that the tokens before ask for: <c>softmax(X·(T·R)ᵀ)ᵀ·X·V</c>, the softmax over the pixels (arXiv 2006.03677,
/// section 3.1.2, equation 2; scores over √dim and V as in its appendix A). State: <c>query.weight</c> [dim, width], <c>value.weight</c> [width, dim].
/// </summary>
[Takes("b n dim", "b m width"), Gives("b n=m dim=width")]
[Costs("linear(width, dim, m, false) + matmul(n, dim, m) + matmul(n, dim, m) + linear(dim, width, m, false)")]
public sealed class RecurrentTokenizer : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear value;

    /// <summary>Makes the projections with truncated normal weights.</summary>
    /// <param name="dim">Channels of a pixel.</param>
    /// <param name="width">Width of a token.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive.</exception>
    public RecurrentTokenizer(long dim, long width, Device? device = null, ScalarType? dtype = null)
        : base(nameof(RecurrentTokenizer))
    {
        query = Weights.Linear(width, dim, false, device, dtype);
        value = Weights.Linear(dim, width, false, device, dtype);
        RegisterComponents();
    }

    /// <summary>Pixels <c>b n dim</c> and the tokens before <c>b m width</c> → <c>b m width</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input, Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var scores = input.matmul(query.call(tokens).transpose(1, 2)) / Math.Sqrt(input.size(2));
        return value.call(VisualTokens.Pool(scores, input)).MoveToOuterDisposeScope();
    }
}
