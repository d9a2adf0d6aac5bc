using System;
using ModelDsl;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OwnKinds;

/// <summary>Blocks whose attention looks at fewer keys than there are tokens.</summary>
/// <param name="depth">Number of blocks.</param>
public sealed class LinformerStageAttribute(int depth) : StageAttribute(depth)
{
    /// <summary>Number of keys and values that the tokens are projected to.</summary>
    public int Rank { get; set; }

    /// <summary>Whether keys and values are projected alike.</summary>
    public bool Shared { get; set; }
}

/// <summary>
/// Self-attention to <c>rank</c> mixtures of the tokens instead of all of them (Linformer, arXiv 2006.04768, equation 7).
/// State: <c>qkv.*</c>, <c>keys.weight</c> [rank, n], <c>values.weight</c> [rank, n] unless shared, <c>proj.*</c>.
/// </summary>
[Takes("b n dim"), Gives("b n dim")]
[Requires("heads >= 1 && dim % heads == 0", "dim {dim} does not divide into {heads} heads")]
[Requires("rank >= 1 && rank <= n", "rank {rank} is none of 1 to {n} tokens")]
[Let("mixings", "shared ? 1 : 2")]
[Costs("linear(dim, 3*dim, n) + mixings*linear(n, rank, 2/mixings*dim, false) + attention(n, rank, dim) + linear(dim, dim, n)")]
public sealed class LinformerAttention : Module<Tensor, Tensor>
{
    private readonly Linear qkv;
    private readonly Linear keys;
    private readonly Linear? values;
    private readonly Linear proj;
    private readonly long _heads;

    /// <summary>Makes the projections.</summary>
    /// <param name="n">Number of tokens.</param>
    /// <param name="dim">Width of a token.</param>
    /// <param name="heads">Number of heads; it divides the width.</param>
    /// <param name="rank">Number of keys and values.</param>
    /// <param name="shared">Whether keys and values are projected alike.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    public LinformerAttention(long n, long dim, long heads, long rank, bool shared = false, Device? device = null, ScalarType? dtype = null)
        : base(nameof(LinformerAttention))
    {
        _heads = heads;
        qkv = Weights.Linear(dim, 3 * dim, true, device, dtype);
        keys = Weights.Linear(n, rank, false, device, dtype);
        values = shared ? null : Weights.Linear(n, rank, false, device, dtype);
        proj = Weights.Linear(dim, dim, true, device, dtype);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var parts = qkv.call(input).chunk(3, 2); // q, k, v: b n dim
        var attended = functional.scaled_dot_product_attention(
            PerHead(parts[0]),
            PerHead(Mix(keys, parts[1])),
            PerHead(Mix(values ?? keys, parts[2]))
        );
        return proj.call(attended.transpose(1, 2).flatten(2, 3)).MoveToOuterDisposeScope();
    }

    private Tensor PerHead(Tensor x) => x.unflatten(2, _heads, -1).transpose(1, 2); // b heads … dim/heads

    private static Tensor Mix(Linear tokens, Tensor x) => tokens.call(x.transpose(1, 2)).transpose(1, 2); // b rank dim
}
