namespace ModelDsl;

/// <summary>Where the last norm of a <see cref="NormPosition.Pre"/> column stands.</summary>
public enum FinalNorm
{
    /// <summary>On every token, before the head (timm's <c>norm</c>).</summary>
    Tokens,

    /// <summary>On the pooled vector, inside the head (timm's <c>fc_norm</c>).</summary>
    Pooled,
}
