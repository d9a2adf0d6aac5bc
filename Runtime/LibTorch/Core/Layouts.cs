namespace TorchSharp;

/// <summary>How a tensor keeps its elements.</summary>
public enum layout
{
    strided,
    sparse_coo,
}

/// <summary>In which order a dense tensor keeps its elements.</summary>
public enum memory_format
{
    preserve_format,
    contiguous_format,
    channels_last,
}
