namespace ModelDsl.Data;

/// <summary>Which part of a data set.</summary>
public enum DataSplit
{
    /// <summary>The images to learn from.</summary>
    Train,

    /// <summary>The images to measure with.</summary>
    Test,
}
