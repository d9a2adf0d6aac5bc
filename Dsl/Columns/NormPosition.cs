namespace ModelDsl;

/// <summary>Where the normalisation of a residual branch stands (On Layer Normalization in the Transformer Architecture, arXiv 2002.04745).</summary>
public enum NormPosition
{
    /// <summary><c>x + f(norm(x))</c>: the gradient's path has no norm on it; a last norm closes the column.</summary>
    Pre,

    /// <summary><c>norm(x + f(x))</c>: the first Transformer (arXiv 1706.03762).</summary>
    Post,

    /// <summary><c>x + norm(f(norm(x)))</c>: a second norm bounds what a branch adds (CogView's Sandwich-LN, arXiv 2105.13290, section 2.4).</summary>
    Sandwich,

    /// <summary><c>x + norm(f(x))</c>: what a branch adds is normed, its input is not (Swin V2, arXiv 2111.09883, section 3.2).</summary>
    ResidualPost,
}
