using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Shouldly;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch;

/// <summary>Values recorded from PyTorch 1.13; the scripts that record them lie beside them in <c>Tests/Golden/torch-1.13</c>.</summary>
internal static class Recorded
{
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "torch-1.13", file))).RootElement;

    public static double[] Doubles(this JsonElement numbers) => [.. numbers.EnumerateArray().Select(number => number.GetDouble())];

    public static Tensor Float32(this JsonElement numbers, params long[] shape) =>
        tensor(numbers.EnumerateArray().Select(number => (float)number.GetDouble()).ToArray()).reshape(shape);

    /// <summary>The values in row-major order, whatever their type.</summary>
    public static double[] Values(this Tensor values)
    {
        using var _ = NewDisposeScope();
        return values.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    /// <summary>|actual − expected| ≤ tolerance · max(1, |expected|), element by element.</summary>
    public static void ShouldMatch(this IReadOnlyList<double> actual, IReadOnlyList<double> expected, double tolerance, string what)
    {
        actual.Count.ShouldBe(expected.Count, what);
        for (var i = 0; i < actual.Count; i++)
        {
            var difference = Math.Abs(actual[i] - expected[i]);
            (difference <= tolerance * Math.Max(1, Math.Abs(expected[i]))).ShouldBeTrue($"{what}[{i}] is {actual[i]}, expected {expected[i]}");
        }
    }
}
