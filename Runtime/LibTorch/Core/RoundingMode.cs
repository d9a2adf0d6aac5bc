namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a division rounds; None is true division.</summary>
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }
}
