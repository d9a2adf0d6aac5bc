using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// A transformer on visual tokens, without norms and without a projection of values: <c>T + softmax((T·K)(T·Q)ᵀ)·T</c>, then
/// <c>T + relu(T·F1)·F2</c> (arXiv 2006.03677, section 3.2, equations 3 and 4; heads and scores over √d as in its appendix A). State:
/// <c>key.weight</c> and <c>query.weight</c> [dim/2, dim], <c>fc1.weight</c> and <c>fc2.weight</c> [dim, dim].
/// </summary>
[Takes("b n dim"), Gives("b n dim")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("dim % (2*heads) == 0", "half of dim {dim} does not divide into {heads} heads")]
[Costs("2*linear(dim, dim/2, n, false) + matmul(n, dim/2, n) + matmul(n, n, dim) + 2*linear(dim, dim, n, false)")]
public sealed class TokenTransformerBlock : Module<Tensor, Tensor>
{
    private readonly Linear key;
    private readonly Linear query;
    private readonly Linear fc1;
    private readonly Linear fc2;
    private readonly long _heads;

    /// <summary>Makes the layers with truncated normal weights.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="heads">Number of heads; half of the width divides into them.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">The width is not positive, or does not divide.</exception>
    public TokenTransformerBlock(long dim, long heads, Device? device = null, ScalarType? dtype = null)
        : base(nameof(TokenTransformerBlock))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        VisualTokens.Check(2 * heads, dim);
        _heads = heads;
        key = Weights.Linear(dim, dim / 2, false, device, dtype);
        query = Weights.Linear(dim, dim / 2, false, device, dtype);
        fc1 = Weights.Linear(dim, dim, false, device, dtype);
        fc2 = Weights.Linear(dim, dim, false, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b n dim</c> → <c>b n dim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var mixed = input + VisualTokens.Attend(key.call(input), query.call(input), input, _heads);
        return (mixed + fc2.call(fc1.call(mixed).relu())).MoveToOuterDisposeScope();
    }
}
