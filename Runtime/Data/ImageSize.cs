namespace ModelDsl.Data;

/// <summary>Size of an image.</summary>
/// <param name="Channels">1 for grey, 3 for colour.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public sealed record ImageSize(int Channels, int Height, int Width)
{
    /// <summary>Number of values.</summary>
    public int Pixels => Channels * Height * Width;

    /// <inheritdoc/>
    public override string ToString() => $"{Channels}×{Height}×{Width}";
}
