namespace ModelDsl;

/// <summary>Where a pooling layer pads a side for which its windows are one place too wide.</summary>
public enum PoolPadding
{
    /// <summary>One place on either end (PyTorch).</summary>
    Symmetric,

    /// <summary>As little as is needed, the odd place at the far end (TensorFlow and JAX: "SAME").</summary>
    Same,
}
