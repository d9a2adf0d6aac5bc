namespace TorchSharp;

// How tensors are written out where the caller does not say.
public static partial class torch
{
    public static readonly TensorStringStyle julia = TorchSharp.TensorStringStyle.Julia;
    public static readonly TensorStringStyle numpy = TorchSharp.TensorStringStyle.Numpy;
    public static readonly TensorStringStyle csharp = TorchSharp.TensorStringStyle.CSharp;

    public static TensorStringStyle TensorStringStyle
    {
        get => PrintOptions.Style;
        set => PrintOptions.Style = value == TorchSharp.TensorStringStyle.Default ? TorchSharp.TensorStringStyle.Julia : value;
    }

    /// <param name="precision">Digits of a real number.</param>
    /// <param name="linewidth">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="sci_mode">Always with an exponent.</param>
    /// <param name="maxRows">Rows shown of a long dimension.</param>
    /// <param name="maxColumns">Columns shown of a long dimension.</param>
    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, (sci_mode ? "e" : "f") + precision.ToString(System.Globalization.CultureInfo.InvariantCulture), linewidth, newLine, maxRows, maxColumns);

    public static void set_printoptions(
        TensorStringStyle? style = null,
        string? floatFormat = null,
        int? linewidth = null,
        string? newLine = null,
        int? maxRows = null,
        int? maxColumns = null)
    {
        TensorStringStyle = style ?? TensorStringStyle;
        PrintOptions.FloatFormat = floatFormat ?? PrintOptions.FloatFormat;
        PrintOptions.LineWidth = linewidth ?? PrintOptions.LineWidth;
        PrintOptions.NewLine = newLine ?? PrintOptions.NewLine;
        PrintOptions.MaxRows = maxRows ?? PrintOptions.MaxRows;
        PrintOptions.MaxColumns = maxColumns ?? PrintOptions.MaxColumns;
    }
}
