namespace ModelDsl.Generator.Shapes;

/// <summary>What the dimensions after the batch mean.</summary>
internal enum Layout
{
    /// <summary>Dimensions that only their number tells apart.</summary>
    Free,

    /// <summary><c>b dim</c></summary>
    Vector,

    /// <summary><c>b n</c>: numbers of a vocabulary.</summary>
    Indices,

    /// <summary><c>b n dim</c>, prefix tokens first.</summary>
    Sequence,

    /// <summary><c>b h w dim</c></summary>
    Grid,

    /// <summary><c>b channels h w</c></summary>
    Image,

    /// <summary><c>b channels[] h[] w[]</c>: several maps, each an image of its own size. They are an array of tensors.</summary>
    Pyramid,

    /// <summary><c>b ... dim</c>: any whose channels are last. No tensor has it; a contract may ask for it.</summary>
    Any,
}
