using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Attention and MLP, each added to its input, a norm after each sum: <c>norm1(x + attn(x))</c>, then <c>norm2(x + mlp(x))</c>
/// (Attention Is All You Need, arXiv 1706.03762, section 3.1). State: <c>norm1.*</c>, <c>attn.*</c>, <c>norm2.*</c>, <c>mlp.*</c>.
/// </summary>
[Takes("b ... dim"), Gives("b ... dim")]
[Requires("dropout >= 0 && dropout < 1", "Dropout is a probability below 1, not {dropout}")]
[Requires("dropPath >= 0 && dropPath < 1", "DropPath is a probability below 1, not {dropPath}")]
[Costs("2*norm + attention + mlp")]
public sealed class PostNormBlock : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> norm1;
    private readonly Module<Tensor, Tensor> attn;
    private readonly Module<Tensor, Tensor> norm2;
    private readonly Module<Tensor, Tensor> mlp;
    private readonly Module<Tensor, Tensor>? thinning;

    /// <inheritdoc cref="PreNormBlock(Module{Tensor, Tensor}, Module{Tensor, Tensor}, Func{Module{Tensor, Tensor}}, double, double)"/>
    public PostNormBlock(
        [DefaultKind(typeof(MultiHeadAttention))] Module<Tensor, Tensor> attention,
        [DefaultKind(typeof(Mlp))] Module<Tensor, Tensor> mlp,
        [DefaultKind(typeof(LayerNorm))] Func<Module<Tensor, Tensor>> norm,
        double dropout = 0,
        [OverDepth] double dropPath = 0
    )
        : base(nameof(PostNormBlock))
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
        using var mixed = Add(input, attn, norm1);
        return Add(mixed, mlp, norm2);
    }

    private Tensor Add(Tensor input, Module<Tensor, Tensor> branch, Module<Tensor, Tensor> norm)
    {
        using var sum = ResidualBranch.Add(input, input, branch, thinning);
        return norm.call(sum);
    }
}
