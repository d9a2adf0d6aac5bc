using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Makes a few tokens of all pixels by learnt filters (token-based visual transformers, arXiv 2006.03677, section 3.1.1).</summary>
/// <param name="tokens">How many tokens.</param>
[Kind(typeof(FilterTokenizer), Field = "tokenizer")]
public sealed class FilterTokenizerAttribute(int tokens) : LayerAttribute
{
    /// <summary>How many tokens.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>Width of a token. Default: as of a pixel.</summary>
    public int TokenDim { get; set; }
}

/// <summary>
/// Tokens as means of the pixels that a filter of each picks: <c>softmax(X·A)ᵀ·X·V</c>, the softmax over the pixels (arXiv 2006.03677, section
/// 3.1.1, equation 1; scores over √dim and V as in its appendix A). State: <c>filter.weight</c> [tokens, dim], <c>value.weight</c> [tokenDim, dim].
/// </summary>
[Takes("b n dim"), Gives("b n=tokens dim=width")]
[Let("width", "tokenDim == null ? dim : tokenDim")]
[Requires("tokens >= 1 && width >= 1", "{tokens} tokens of {width} channels are none")]
[Costs("linear(dim, tokens, n, false) + matmul(n, dim, tokens) + linear(dim, width, tokens, false)")]
public sealed class FilterTokenizer : Module<Tensor, Tensor>
{
    private readonly Linear filter;
    private readonly Linear value;

    /// <summary>Makes the filters with truncated normal weights.</summary>
    /// <param name="dim">Channels of a pixel.</param>
    /// <param name="tokens">How many tokens.</param>
    /// <param name="tokenDim">Width of a token; as of a pixel where it is not said.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive.</exception>
    public FilterTokenizer(long dim, long tokens, long? tokenDim = null, Device? device = null, ScalarType? dtype = null)
        : base(nameof(FilterTokenizer))
    {
        filter = Weights.Linear(dim, tokens, false, device, dtype);
        value = Weights.Linear(dim, tokenDim ?? dim, false, device, dtype);
        RegisterComponents();
    }

    /// <summary><c>b n dim</c> → <c>b tokens tokenDim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var scores = filter.call(input) / Math.Sqrt(input.size(2));
        return value.call(VisualTokens.Pool(scores, input)).MoveToOuterDisposeScope();
    }
}
