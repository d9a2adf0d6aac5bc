namespace TorchSharp;

/// <summary>How a tensor is written out.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, type and device alone.</summary>
    Metadata,

    /// <summary>That, then matrices in aligned columns.</summary>
    Julia,

    /// <summary>Nested brackets.</summary>
    Numpy,

    /// <summary>Nested braces, as a C# array is written.</summary>
    CSharp,

    /// <summary>What torch.TensorStringStyle says.</summary>
    Default,
}
