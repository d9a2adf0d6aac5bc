using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Attention and MLP, each added to its input, each behind a norm: <c>x + attn(norm1(x))</c>, then <c>x + mlp(norm2(x))</c>
/// (ViT, arXiv 2010.11929, section 3.1, equations 2 and 3; the place of the norm: arXiv 2002.04745).
/// State: <c>norm1.*</c>, <c>attn.*</c>, <c>norm2.*</c>, <c>mlp.*</c>.
/// </summary>
[Takes("b ... dim"), Gives("b ... dim")]
[ClosedBy("norm")]
[Requires("dropout >= 0 && dropout < 1", "Dropout is a probability below 1, not {dropout}")]
[Requires("dropPath >= 0 && dropPath < 1", "DropPath is a probability below 1, not {dropPath}")]
[Costs("2*norm + attention + mlp")]
public sealed class PreNormBlock : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> norm1;
    private readonly Module<Tensor, Tensor> attn;
    private readonly Module<Tensor, Tensor> norm2;
    private readonly Module<Tensor, Tensor> mlp;
    private readonly Module<Tensor, Tensor>? thinning;

    /// <summary>Puts a block together.</summary>
    /// <param name="attention">Mixes the tokens.</param>
    /// <param name="mlp">Works on each token alone.</param>
    /// <param name="norm">Makes a norm; called twice.</param>
    /// <param name="dropout">Probability that an element of either branch is zeroed, while training.</param>
    /// <param name="dropPath">Probability that either branch is left out for a sample, while training.</param>
    /// <exception cref="ArgumentException">A probability is negative or not below 1.</exception>
    public PreNormBlock(
        [DefaultKind(typeof(MultiHeadAttention))] Module<Tensor, Tensor> attention,
        [DefaultKind(typeof(Mlp))] Module<Tensor, Tensor> mlp,
        [DefaultKind(typeof(LayerNorm))] Func<Module<Tensor, Tensor>> norm,
        double dropout = 0,
        [OverDepth] double dropPath = 0
    )
        : base(nameof(PreNormBlock))
    {
        norm1 = norm();
        attn = attention;
        norm2 = norm();
        this.mlp = mlp;
        thinning = ResidualBranch.Thinning(dropout, dropPath);
        RegisterComponents();
    }

    /// <summary><c>b … dim</c> → the same shape.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var mixed = Add(input, norm1, attn);
        return Add(mixed, norm2, mlp);
    }

    private Tensor Add(Tensor input, Module<Tensor, Tensor> norm, Module<Tensor, Tensor> branch)
    {
        using var normed = norm.call(input);
        return ResidualBranch.Add(input, normed, branch, thinning);
    }
}
