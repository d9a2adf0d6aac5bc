using System;
using System.Linq;
using Shouldly;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

internal static class TensorAssertions
{
    /// <summary>The largest absolute difference is at most <paramref name="tolerance"/>, and the shapes are the same.</summary>
    public static void ShouldBeNear(this Tensor actual, Tensor expected, double tolerance)
    {
        actual.shape.ShouldBe(expected.shape);
        using var scope = NewDisposeScope();
        (actual - expected).abs().max().to(float64).item<double>().ShouldBeLessThanOrEqualTo(tolerance);
    }

    public static void ShouldBeNear(this Tensor actual, float[] expected, double tolerance)
    {
        var values = actual.reshape(-1).data<float>().ToArray();
        values.Length.ShouldBe(expected.Length);
        values.Zip(expected, (value, wanted) => Math.Abs((double)value - wanted)).Max().ShouldBeLessThanOrEqualTo(tolerance);
    }
}
