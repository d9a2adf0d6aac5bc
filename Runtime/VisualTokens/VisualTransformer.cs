using System;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>Goes on with a few tokens in place of pixels (token-based visual transformers, arXiv 2006.03677, section 3).</summary>
/// <param name="depth">How many transformers.</param>
[Kind(typeof(VisualTransformer))]
public sealed class VisualTransformerAttribute(int depth) : LayerAttribute
{
    /// <summary>How many transformers.</summary>
    public int Depth { get; } = depth;

    /// <summary>How many tokens (the paper: 16).</summary>
    public int Tokens { get; set; }

    /// <summary>Width of a token (the paper: 1024).</summary>
    public int TokenDim { get; set; }

    /// <summary>Number of attention heads (the paper: 16).</summary>
    public int Heads { get; set; }

    /// <summary>Whether the tokens after the first transformer are found by those before (section 3.1.2), not by filters. Default: yes.</summary>
    public bool Recurrent { get; set; } = true;
}

/// <summary>
/// Again and again: tokens of the pixels, a transformer on the tokens, and back to the pixels; what the last transformer gives goes to the head
/// (arXiv 2006.03677, section 3, figure 1). State: <c>tokenizers.*</c>, <c>transformers.*</c>, and <c>projectors.*</c>, one less.
/// </summary>
[Takes("b channels h w"), Gives("b n=tokens dim=tokenDim")]
[Let("pixels", "h*w")]
[Requires("depth >= 1", "there is at least one transformer, not {depth}")]
[Requires("tokens >= 1 && tokenDim >= 1", "{tokens} tokens of {tokenDim} channels are none")]
[Requires("heads >= 1", "attention has at least one head, not {heads}")]
[Requires("tokenDim % (2*heads) == 0", "half of {tokenDim} channels does not divide into {heads} heads")]
[Requires("depth == 1 || channels % heads == 0", "{channels} channels of a pixel do not divide into {heads} heads")]
[Let("filters", "recurrent ? 1 : depth")]
[Costs(
    "filters*(linear(channels, tokens, pixels, false) + matmul(pixels, channels, tokens))"
        + " + (depth-filters)*(linear(tokenDim, channels, tokens, false) + 2*matmul(pixels, channels, tokens))"
        + " + depth*(linear(channels, tokenDim, tokens, false) + 2*linear(tokenDim, tokenDim/2, tokens, false) + 2*linear(tokenDim, tokenDim, tokens, false)"
        + " + matmul(tokens, tokenDim/2, tokens) + matmul(tokens, tokens, tokenDim))"
        + " + (depth-1)*(linear(channels, channels, pixels, false) + 2*linear(tokenDim, channels, tokens, false) + attention(pixels, tokens, channels))"
)]
public sealed class VisualTransformer : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module> tokenizers;
    private readonly ModuleList<TokenTransformerBlock> transformers;
    private readonly ModuleList<TokenProjector> projectors;

    /// <summary>Makes the layers with truncated normal weights.</summary>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="depth">How many transformers.</param>
    /// <param name="tokens">How many tokens.</param>
    /// <param name="tokenDim">Width of a token.</param>
    /// <param name="heads">Number of heads.</param>
    /// <param name="recurrent">Whether tokens are found by those before, where there are some.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or does not divide.</exception>
    public VisualTransformer(
        long channels,
        long depth,
        long tokens,
        long tokenDim,
        long heads,
        bool recurrent = true,
        Device? device = null,
        ScalarType? dtype = null
    )
        : base(nameof(VisualTransformer))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        var numbers = Enumerable.Range(0, (int)depth).ToList();
        Module Tokenizer(int i) =>
            i == 0 || !recurrent
                ? new FilterTokenizer(channels, tokens, tokenDim, device, dtype)
                : new RecurrentTokenizer(channels, tokenDim, device, dtype);
        tokenizers = ModuleList(numbers.Select(Tokenizer).ToArray());
        transformers = ModuleList(numbers.Select(_ => new TokenTransformerBlock(tokenDim, heads, device, dtype)).ToArray());
        projectors = ModuleList(numbers.Skip(1).Select(_ => new TokenProjector(channels, tokenDim, heads, device, dtype)).ToArray());
        RegisterComponents();
    }

    /// <summary><c>b channels h w</c> → <c>b tokens tokenDim</c>.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var pixels = input.flatten(2).transpose(1, 2); // b h·w channels
        Tensor? tokens = null;
        for (var i = 0; i < transformers.Count; i++)
        {
            if (tokens is not null)
                pixels = projectors[i - 1].call(pixels, tokens);
            var found = tokenizers[i] is RecurrentTokenizer again ? again.call(pixels, tokens!) : ((FilterTokenizer)tokenizers[i]).call(pixels);
            tokens = transformers[i].call(found);
        }

        return tokens!.MoveToOuterDisposeScope();
    }
}
