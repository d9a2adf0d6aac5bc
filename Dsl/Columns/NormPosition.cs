namespace ModelDsl;

/// <summary>Where the normalisation of a residual branch stands (On Layer Normalization in the Transformer Architecture, arXiv 2002.04745).</summary>
public enum NormPosition
{
    /// <summary><c>x + f(norm(x))</c>: the gradient's path has no norm on it; a last norm closes the column.</summary>
    Pre,

    /// <summary><c>norm(x + f(x))</c>: the first Transformer (arXiv 1706.03762).</summary>
    Post,
}
