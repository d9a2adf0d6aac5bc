using System;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Tensors;

public sealed class FactoryTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private static float[] Values(Tensor tensor) => tensor.@float().data<float>().ToArray();

    [Fact]
    public void Sizes_come_as_numbers_arrays_or_spans()
    {
        zeros(2).shape.ShouldBe([2]);
        ones(2, 3).shape.ShouldBe([2, 3]);
        empty(2, 3, 4).shape.ShouldBe([2, 3, 4]);
        full(1, 2, 3, 4, 5).shape.ShouldBe([1, 2, 3, 4]);
        rand([1, 1, 1, 1, 2]).shape.ShouldBe([1, 1, 1, 1, 2]);
        randn(stackalloc long[] { 3, 2 }).shape.ShouldBe([3, 2]);
        zeros([], dtype: int64).numel().ShouldBe(1);
        ones(2, dtype: float64, requires_grad: true).requires_grad.ShouldBeTrue();
    }

    [Fact]
    public void Ranges_count()
    {
        Values(arange(3)).ShouldBe([0, 1, 2]);
        arange(3).dtype.ShouldBe(ScalarType.Int64);
        arange(3.0f).dtype.ShouldBe(ScalarType.Float32);
        Values(arange(1, 7, 2)).ShouldBe([1, 3, 5]);
        Values(linspace(0, 1, 5)).ShouldBe([0, 0.25f, 0.5f, 0.75f, 1]);
        Values(eye(2, 3)).ShouldBe([1, 0, 0, 0, 1, 0]);
        Values(tril_indices(2, 2)).ShouldBe([0, 1, 1, 0, 0, 1]);
        Values(full_like(ones(2), 5)).ShouldBe([5, 5]);
        zeros_like(ones(2), dtype: int32).dtype.ShouldBe(ScalarType.Int32);
        Values(ones(2).new_full(3, 4)).ShouldBe([4, 4, 4]);
    }

    [Fact]
    public void Tensors_join()
    {
        Values(cat([ones(1), zeros(2)])).ShouldBe([1, 0, 0]);
        stack([ones(2), zeros(2)], 1).shape.ShouldBe([2, 2]);
        hstack(ones(1), ones(2)).shape.ShouldBe([3]);
        vstack([ones(2), ones(2)]).shape.ShouldBe([2, 2]);
        Values(where(tensor(new[] { true, false }), ones(2), zeros(2))).ShouldBe([1, 0]);
        meshgrid([arange(2), arange(3)])[1].shape.ShouldBe([2, 3]);
        meshgrid([arange(2), arange(3)], indexing: "xy")[1].shape.ShouldBe([3, 2]);
        Values(einsum("ij,j->i", ones(2, 3), arange(3, float32))).ShouldBe([3, 3]);
        Values(tensordot(ones(2, 3), ones(3, 2), 1)).ShouldBe([3, 3, 3, 3]);
        var (values, indices) = topk(tensor(new[] { 1f, 3, 2 }), 1);
        (values.item<float>(), indices.item<long>()).ShouldBe((3f, 1L));
        Values(gather(tensor(new[,] { { 1f, 2 }, { 3, 4 } }), 1, tensor(new long[,] { { 1 }, { 0 } }))).ShouldBe([2, 3]);
    }

    [Fact]
    public void Types_know_their_limits()
    {
        finfo(float32).eps.ShouldBe(1.1920928955078125e-07);
        finfo(float32).max.ShouldBe(float.MaxValue);
        finfo(float64).eps.ShouldBe(double.BitIncrement(1) - 1);
        finfo(bfloat16).eps.ShouldBe(0.0078125);
        finfo(float16).smallest_normal.ShouldBe(6.103515625e-05);
        finfo(bfloat16).max.ShouldBe(3.3895313892515355e+38);
        Should.Throw<ArgumentException>(() => finfo(int32));
        max_int_value(int16).ShouldBe(32767);
        promote_types(int64, float16).ShouldBe(ScalarType.Float16);
        result_type(ones(1), ones([1], dtype: float64)).ShouldBe(ScalarType.Float64);
        can_cast(float32, int32).ShouldBeFalse();
        foreach (var type in Enum.GetValues<ScalarType>())
        {
            if (!is_quantized(type))
            {
                ((long)type.ElementSize()).ShouldBe(empty(1, dtype: type).element_size());
            }
        }
    }

    [Fact]
    public void Linear_algebra_takes_apart_and_puts_together()
    {
        var a = randn([4, 4], dtype: float64);
        var symmetric = a.matmul(a.mT) + eye(4, dtype: float64);

        symmetric.matmul(linalg.inv(symmetric)).allclose(eye(4, dtype: float64)).ShouldBeTrue();
        var (q, r) = linalg.qr(a);
        q.matmul(r).allclose(a).ShouldBeTrue();
        var (u, s, vh) = linalg.svd(a);
        u.matmul(s.unsqueeze(-1) * vh).allclose(a).ShouldBeTrue();
        var lower = linalg.cholesky(symmetric);
        lower.matmul(lower.mT).allclose(symmetric).ShouldBeTrue();
        linalg.solve(symmetric, symmetric.matmul(ones([4, 1], dtype: float64))).allclose(ones([4, 1], dtype: float64)).ShouldBeTrue();
        linalg.norm(a).item<double>().ShouldBe(Math.Sqrt((a * a).sum().item<double>()), 1e-12);
        linalg.vector_norm(a, 1).allclose(a.abs().sum()).ShouldBeTrue();
        linalg.eigvalsh(symmetric).min().item<double>().ShouldBeGreaterThan(0.99);
        linalg.det(eye(3) * 2).item<float>().ShouldBe(8, 1e-5);
    }
}
