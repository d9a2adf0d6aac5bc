using System.Collections;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    // A tensor as text and as .NET lists.
    public partial class Tensor
    {
        /// <summary>Shape, type and device.</summary>
        public override string ToString() => IsInvalid ? "" : TensorPrinter.Metadata(this);

        /// <param name="disamb">True: with the elements, as torch.TensorStringStyle says; false: as <see cref="ToString()"/>.</param>
        public string ToString(
            bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disamb ? ToString(TorchSharp.TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine) : ToString();

        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            style = style == TorchSharp.TensorStringStyle.Default ? PrintOptions.Style : style;
            if (style == TorchSharp.TensorStringStyle.Metadata || is_meta || is_sparse || is_quantized())
            {
                return ToString();
            }

            using var scope = NewDisposeScope();
            var printer = new TensorPrinter(
                detach().resolve_conj().resolve_neg().cpu(),
                fltFormat ?? PrintOptions.FloatFormat,
                width ?? PrintOptions.LineWidth,
                cultureInfo ?? CultureInfo.CurrentCulture,
                newLine ?? PrintOptions.NewLine);
            return style switch
            {
                TorchSharp.TensorStringStyle.Numpy => printer.Numpy(),
                TorchSharp.TensorStringStyle.CSharp => printer.CSharp(),
                _ => printer.Julia(),
            };
        }

        /// <summary>Nested lists of <see cref="Scalar"/>; a tensor without dimensions gives a Scalar.</summary>
        public object tolist()
        {
            if (ndim == 0)
            {
                return ToScalar();
            }

            var result = new ArrayList();
            foreach (var part in unbind())
            {
                using (part)
                {
                    result.Add(part.tolist());
                }
            }

            return result;
        }
    }
}
