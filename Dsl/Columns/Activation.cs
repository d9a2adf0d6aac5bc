namespace ModelDsl;

/// <summary>The function between the two layers of an MLP.</summary>
public enum Activation
{
    /// <summary>x·Φ(x), exactly (arXiv 1606.08415): ViT, BERT.</summary>
    Gelu,

    /// <summary>Its approximation by tanh (arXiv 1606.08415, section 2): GPT-2.</summary>
    GeluTanh,

    /// <summary>Its approximation x·σ(1.702·x) (arXiv 1606.08415, section 2): image GPT.</summary>
    QuickGelu,

    /// <summary>max(x, 0): the first Transformer (arXiv 1706.03762, section 3.3).</summary>
    Relu,
}
