using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Writes the elements of a tensor for people, with the middle of long dimensions left out.</summary>
internal sealed class TensorPrinter
{
    private const string LeftOut = "...";

    private readonly string _format;
    private readonly int _width;
    private readonly CultureInfo _culture;
    private readonly string _newLine;
    private readonly Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly Func<long, string> _element;

    /// <param name="tensor">A dense tensor on the CPU.</param>
    /// <param name="format">.NET format of real numbers.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="culture">How numbers are written.</param>
    /// <param name="newLine">What ends a line.</param>
    public TensorPrinter(Tensor tensor, string format, int width, CultureInfo culture, string newLine)
    {
        (_tensor, _format, _width, _culture, _newLine) = (tensor, format, width, culture, newLine);
        _shape = tensor.shape;
        _strides = new long[_shape.Length]; // of places in logical order, which is what an accessor takes
        for (long i = _shape.Length - 1, stride = 1; i >= 0; stride *= _shape[i], i--)
        {
            _strides[i] = stride;
        }

        _element = Elements();
    }

    public static string Metadata(Tensor tensor) => $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    /// <summary>Metadata, then one aligned block per matrix, headed by its indices.</summary>
    public string Julia()
    {
        var text = new StringBuilder(Metadata(_tensor));
        switch (_shape.Length)
        {
            case 0:
                text.Append(", value = ").Append(_element(0));
                break;
            case 1:
                Block(text.Append(_newLine), 0, rows: 1, columns: _shape[0], rowStride: 0);
                break;
            default:
                Matrices(text, 0, 0, []);
                break;
        }

        return text.ToString();
    }

    public string Numpy() => Nested(0, 0, '[', ']', "");

    public string CSharp()
    {
        if (_shape.Length == 0)
        {
            return $"{Metadata(_tensor)}, value = {_element(0)}";
        }

        var (name, suffix) = _tensor.dtype switch
        {
            ScalarType.Byte => ("byte", ""),
            ScalarType.Int8 => ("sbyte", ""),
            ScalarType.Int16 => ("short", ""),
            ScalarType.Int32 => ("int", ""),
            ScalarType.Int64 => ("long", "L"),
            ScalarType.Bool => ("bool", ""),
            ScalarType.Float32 => ("float", "f"),
            ScalarType.Float64 => ("double", ""),
            var other => (other.ToString(), ""),
        };
        var lead = _shape.Length > 1 ? _newLine : "";
        return $"{Metadata(_tensor)}, value = {lead}{name} [{new string(',', _shape.Length - 1)}] {Nested(0, 0, '{', '}', suffix)}";
    }

    private static IEnumerable<long?> Shown(long size, int most)
    {
        if (size <= most)
        {
            return Range(0, size);
        }

        var last = most / 2;
        return [.. Range(0, most - last), null, .. Range(size - last, last)];

        static IEnumerable<long?> Range(long first, long count) => Enumerable.Range(0, (int)count).Select(i => (long?)(first + i));
    }

    private string Nested(int dim, long place, char open, char close, string suffix)
    {
        if (dim == _shape.Length)
        {
            return _element(place) + suffix;
        }

        var inner = _shape.Length - dim > 1;
        var parts = Shown(_shape[dim], inner ? PrintOptions.MaxRows : PrintOptions.MaxColumns)
            .Select(i => i is { } at ? Nested(dim + 1, place + at * _strides[dim], open, close, suffix) : LeftOut);
        return open + string.Join(inner ? $",{_newLine}{new string(' ', dim + 1)}" : ", ", parts) + close;
    }

    private void Matrices(StringBuilder text, int dim, long place, List<string> indices)
    {
        if (dim == _shape.Length - 2)
        {
            text.Append(_newLine);
            if (indices.Count > 0)
            {
                text.Append('[').Append(string.Join(",", indices.Append("..").Append(".."))).Append("] =").Append(_newLine);
            }

            Block(text, place, _shape[dim], _shape[dim + 1], _strides[dim]);
            return;
        }

        foreach (var i in Shown(_shape[dim], PrintOptions.MaxRows))
        {
            if (i is { } at)
            {
                Matrices(text, dim + 1, place + at * _strides[dim], [.. indices, at.ToString(_culture)]);
            }
            else
            {
                text.Append(_newLine).Append(LeftOut);
            }
        }
    }

    private void Block(StringBuilder text, long place, long rows, long columns, long rowStride)
    {
        var most = (int)Math.Clamp(_width / 8, 1, int.MaxValue);
        var shownColumns = Shown(columns, most).ToArray();
        var cells = Shown(rows, Math.Max(PrintOptions.MaxRows, 1))
            .Select(row => shownColumns.Select(column => row is { } r && column is { } c ? _element(place + r * rowStride + c) : LeftOut).ToArray())
            .ToArray();
        for (var i = 0; i < cells.Length; i++)
        {
            for (var column = 0; column < shownColumns.Length; column++)
            {
                text.Append(' ').Append(cells[i][column].PadLeft(cells.Max(row => row[column].Length)));
            }

            text.Append(_newLine);
        }
    }

    private Func<long, string> Elements() => _tensor.dtype switch
    {
        ScalarType.Float32 => Reader<float>(v => v.ToString(_format, _culture)),
        ScalarType.Float64 => Reader<double>(v => v.ToString(_format, _culture)),
        ScalarType.Float16 => Reader<Half>(v => ((float)v).ToString(_format, _culture)),
        ScalarType.BFloat16 => Reader<BFloat16>(v => v.ToString(_format, _culture)),
        ScalarType.Int64 => Reader<long>(v => v.ToString(_culture)),
        ScalarType.Int32 => Reader<int>(v => v.ToString(_culture)),
        ScalarType.Int16 => Reader<short>(v => v.ToString(_culture)),
        ScalarType.Int8 => Reader<sbyte>(v => v.ToString(_culture)),
        ScalarType.Byte => Reader<byte>(v => v.ToString(_culture)),
        ScalarType.Bool => Reader<bool>(v => v ? "true" : "false"),
        ScalarType.ComplexFloat32 => Reader<(float, float)>(v => Complex(v.Item1, v.Item2)),
        ScalarType.ComplexFloat64 => Reader<System.Numerics.Complex>(v => Complex(v.Real, v.Imaginary)),
        _ => _ => "?",
    };

    private Func<long, string> Reader<T>(Func<T, string> write)
        where T : unmanaged
    {
        var data = _tensor.data<T>();
        return place => write(data[place]);
    }

    private string Complex(double real, double imaginary) =>
        real.ToString(_format, _culture) + (imaginary < 0 ? "-" : "+") + Math.Abs(imaginary).ToString(_format, _culture) + "i";
}

/// <summary>What torch.set_printoptions sets.</summary>
internal static class PrintOptions
{
    public static TensorStringStyle Style { get; set; } = TensorStringStyle.Julia;

    public static string FloatFormat { get; set; } = "g5";

    public static int LineWidth { get; set; } = 100;

    public static string NewLine { get; set; } = Environment.NewLine;

    public static int MaxRows { get; set; } = 6;

    public static int MaxColumns { get; set; } = 6;
}
