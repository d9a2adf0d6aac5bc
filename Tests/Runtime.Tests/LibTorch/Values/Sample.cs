using System;
using System.Linq;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Values;

/// <summary>The samples of <c>record_values.py</c>, by the same names. Never written to: many tests share them.</summary>
internal static class Sample
{
    public static readonly Tensor x = Wave([2, 3, 4]);
    public static readonly Tensor y = Wave([2, 3, 4], phase: 1);
    public static readonly Tensor p = Kept(() => Wave([2, 3, 4], phase: 2) * 0.4 + 0.5);
    public static readonly Tensor m = Wave([3, 4], phase: 3);
    public static readonly Tensor s = Kept(() => Wave([4, 4], phase: 4) + 2 * eye(4));
    public static readonly Tensor v = Wave([4], phase: 5);
    public static readonly Tensor u = Wave([4], phase: 6);
    public static readonly Tensor k = Kept(() => (Wave([2, 3, 4], phase: 7) * 4).to(ScalarType.Int64));
    public static readonly Tensor j = Kept(() => (Wave([2, 3, 4], phase: 8) * 2 + 3).to(ScalarType.Int64));
    public static readonly Tensor mask = Kept(() => Wave([2, 3, 4], phase: 9) > 0.2);
    public static readonly Tensor rows3 = Kept(() => tensor((long[])[2, 0, 1]));
    public static readonly Tensor cols = Kept(() => tensor((long[])[0, 2, 1, 3, 3, 1, 2, 0, 1, 0, 3, 2]).reshape(3, 4));
    public static readonly Tensor img = Wave([1, 4, 6, 6]);
    public static readonly Tensor q = Wave([1, 2, 5, 4]);
    public static readonly Tensor kk = Wave([1, 2, 5, 4], phase: 1);
    public static readonly Tensor bias = Kept(() => Wave([5, 5], phase: 2.5) + eye(5));

    public static Tensor Wave(params long[] shape) => Wave(shape, phase: 0);

    /// <summary>Numbers in [−1, 1] that look random and need no generator.</summary>
    public static Tensor Wave(long[] shape, double phase)
    {
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        var numbers = Enumerable.Range(0, count).Select(i => (float)Math.Sin(1.7 * i * i + 0.9 * i + phase)).ToArray();
        return Kept(() => tensor(numbers).reshape(shape));
    }

    /// <summary>A copy after a write into it.</summary>
    public static Tensor Assign(Tensor tensor, Action<Tensor> write)
    {
        var copy = tensor.clone();
        write(copy);
        return copy;
    }

    /// <summary>The gradient of the sum of a function's values.</summary>
    public static Tensor Gradient(Func<Tensor, Tensor> function, Tensor at)
    {
        var leaf = at.clone().requires_grad_();
        function(leaf).sum().backward();
        return leaf.grad!;
    }

    public static Tensor[] Of(Tensor result) => [result];

    public static Tensor[] Of(Tensor[] results) => results;

    public static Tensor[] Of((Tensor, Tensor) results) => [results.Item1, results.Item2];

    public static Tensor[] Of((Tensor, Tensor?, Tensor?) results) => [results.Item1, results.Item2!, results.Item3!];

    private static Tensor Kept(Func<Tensor> make)
    {
        using var scope = NewDisposeScope();
        return make().DetachFromDisposeScope();
    }
}
