using System;
using System.Collections;
using System.IO;
using System.Linq;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Tensors;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private static float[] Values(Tensor tensor) => tensor.@float().data<float>().ToArray();

    [Fact]
    public void Operators_take_numbers_on_either_side()
    {
        var x = tensor(new[] { 1f, 2, 4 });

        Values(x + 1).ShouldBe([2, 3, 5]);
        Values(1 - x).ShouldBe([0, -1, -3]);
        Values(2 * x - x).ShouldBe([1, 2, 4]);
        Values(4 / x).ShouldBe([4, 2, 1]);
        Values(x / 2.0).ShouldBe([0.5f, 1, 2]);
        Values(x % 3).ShouldBe([1, 2, 1]);
        Values(-x).ShouldBe([-1, -2, -4]);
        Values(x > 1).ShouldBe([0, 1, 1]);
        Values(2 >= x).ShouldBe([1, 1, 0]);
        Values((x == 2) | ~(x < 4)).ShouldBe([0, 1, 1]);
        Values((x != 2) & (x <= 4) ^ (x == 1)).ShouldBe([0, 0, 1]);
        (x + 1.5).dtype.ShouldBe(ScalarType.Float32);
        (tensor(new[] { 1, 2 }) + 1.5f).dtype.ShouldBe(ScalarType.Float32);
        (tensor(new[] { 1, 2 }) / 2).dtype.ShouldBe(ScalarType.Float32);
        (tensor(new[] { 1, 2 }) + 1).dtype.ShouldBe(ScalarType.Int32);
    }

    [Fact]
    public void In_place_operations_give_the_very_tensor_back()
    {
        var x = ones(2);

        x.add_(1).mul_(3).sub_(tensor(2f)).div_(2).clamp_(0, 10).ShouldBeSameAs(x);

        Values(x).ShouldBe([2, 2]);
        Values(x.fill_(7).zero_()).ShouldBe([0, 0]);
        Values(x.copy_(tensor(new[] { 3f, 4 }))).ShouldBe([3, 4]);
    }

    [Fact]
    public void Rounding_modes_divide_as_named()
    {
        var x = tensor(new[] { -7f, 7 });

        Values(x.div(2)).ShouldBe([-3.5f, 3.5f]);
        Values(x.div(2, RoundingMode.trunc)).ShouldBe([-3, 3]);
        Values(x.div(tensor(2f), RoundingMode.floor)).ShouldBe([-4, 3]);
    }

    [Fact]
    public void Reductions_go_over_what_they_are_told()
    {
        var x = arange(6, float32).reshape(2, 3);

        x.sum().item<float>().ShouldBe(15);
        Values(x.sum(dim: 0)).ShouldBe([3, 5, 7]);
        x.sum([0, 1], keepdim: true).shape.ShouldBe([1, 1]);
        x.sum(0, 1).item<float>().ShouldBe(15);
        Values(x.mean([1])).ShouldBe([1, 4]);
        x.mean([0, 1], type: float64).item<double>().ShouldBe(2.5);
        Values(x.var(1)).ShouldBe([1, 1]);
        Values(x.var(1, unbiased: false)).ShouldBe([2 / 3f, 2 / 3f], 1e-6);
        x.std([0, 1], type: float64).dtype.ShouldBe(ScalarType.Float64);
        var (values, indexes) = x.max(1);
        Values(values).ShouldBe([2, 5]);
        indexes.data<long>().ToArray().ShouldBe([2, 2]);
        x.argmax().item<long>().ShouldBe(5);
        Values(x.topk(2).values).ShouldBe([2, 1, 5, 4]);
        x.norm().item<float>().ShouldBe((float)Math.Sqrt(55), 1e-5);
        Values(x.norm(1)).ShouldBe([(float)Math.Sqrt(5), (float)Math.Sqrt(50)], 1e-5);
        x.any().item<bool>().ShouldBeTrue();
        x.all().item<bool>().ShouldBeFalse();
        Values(x.cumsum(1)).ShouldBe([0, 1, 3, 3, 7, 12]);
        x.count_nonzero().item<long>().ShouldBe(5);
        Values(x.amax(0)).ShouldBe([3, 4, 5]);
        Values(x.sort(1, descending: true).Values).ShouldBe([2, 1, 0, 5, 4, 3]);
    }

    [Fact]
    public void Shapes_change_as_asked()
    {
        var x = arange(24).reshape(2, 3, 4);

        x.view(6, -1).shape.ShouldBe([6, 4]);
        x.flatten(1).shape.ShouldBe([2, 12]);
        x.flatten(1).unflatten(1, 3, 4).Equals(x).ShouldBeTrue();
        x.transpose(1, 2).shape.ShouldBe([2, 4, 3]);
        x.permute(2, 0, 1).shape.ShouldBe([4, 2, 3]);
        x.movedim([0], [2]).shape.ShouldBe([3, 4, 2]);
        x.T.shape.ShouldBe([4, 3, 2]);
        x.mT.shape.ShouldBe([2, 4, 3]);
        x[.., .., ..1].expand(-1, -1, 5).shape.ShouldBe([2, 3, 5]);
        x.repeat(1, 2, 1).shape.ShouldBe([2, 6, 4]);
        x.repeat_interleave(2, dim: 0).shape.ShouldBe([4, 3, 4]);
        x.roll(1, 2)[0, 0, 0].item<long>().ShouldBe(3);
        x.roll([1, 1], [1, 2])[0, 0, 0].item<long>().ShouldBe(11);
        x.chunk(2, 2).Select(t => t.shape[2]).ShouldBe([2, 2]);
        x.split([1, 3], dim: 2).Select(t => t.shape[2]).ShouldBe([1, 3]);
        x.narrow(2, 1, 2).shape.ShouldBe([2, 3, 2]);
        x.stride().ShouldBe([12, 4, 1]);
        x.stride(-1).ShouldBe(1);
        x.size(-2).ShouldBe(3);
        x.transpose(0, 1).is_contiguous().ShouldBeFalse();
        x.squeeze().unsqueeze(-1).shape.ShouldBe([2, 3, 4, 1]);
        Values(x[0].tril()[0]).ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void Unique_gives_what_was_asked_only()
    {
        var (output, inverse, counts) = tensor(new long[] { 3, 1, 3 }).unique(return_counts: true);

        output.data<long>().ToArray().ShouldBe([1, 3]);
        inverse.ShouldBeNull();
        counts!.data<long>().ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public void Conversions_change_type_and_keep_values()
    {
        var x = tensor(new[] { 1.7f, -2.2f });

        x.to(int32).data<int>().ToArray().ShouldBe([1, -2]);
        x.half().data<Half>().ToArray().Select(h => (float)h).ShouldBe([1.7f, -2.2f], 1e-3);
        x.bfloat16().dtype.ShouldBe(ScalarType.BFloat16);
        x.to(float32).shape.ShouldBe([2]);
        x.to(float64, CPU).dtype.ShouldBe(ScalarType.Float64);
        x.to("meta").is_meta.ShouldBeTrue();
        x.type_as(tensor(1)).dtype.ShouldBe(ScalarType.Int32);
        var moved = x.alias().to(float64, disposeAfter: true);
        moved.dtype.ShouldBe(ScalarType.Float64);
        x.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void Numbers_and_arrays_become_tensors()
    {
        Tensor number = 3;
        Tensor vector = new[] { 1.5, 2.5 };

        number.dtype.ShouldBe(ScalarType.Int32);
        number.shape.ShouldBeEmpty();
        vector.dtype.ShouldBe(ScalarType.Float64);
        ((float)vector[1]).ShouldBe(2.5f);
        ((int)number).ShouldBe(3);
        ((bool)number).ShouldBeTrue();
        tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).T.data<int>().ToArray().ShouldBe([1, 4, 2, 5, 3, 6]);
        tensor(new float[6], 2, 3).shape.ShouldBe([2, 3]);
        tensor(new[] { 1, 2 }, dtype: float64).data<double>().ToArray().ShouldBe([1, 2]);
        tensor(new[] { true, false }).sum().item<long>().ShouldBe(1);
        from_array(new long[1, 1, 1]).shape.ShouldBe([1, 1, 1]);
        tensor((1f, 2f)).dtype.ShouldBe(ScalarType.ComplexFloat32);
        tensor(Array.Empty<float>()).numel().ShouldBe(0);
        2.5f.ToTensor().item<float>().ShouldBe(2.5f);
        new[] { 1f, 2 }.ToTensor([2, 1]).shape.ShouldBe([2, 1]);
        Should.Throw<InvalidOperationException>(() => { Tensor wrong = (Scalar)3; });
    }

    [Fact]
    public void A_buffer_is_shared_not_copied()
    {
        var array = new float[] { 1, 2, 3, 4 };

        var all = frombuffer(array, float32);
        var part = frombuffer(array, float32, count: 2, offset: 4);
        array[1] = 7;
        part[1] = 9f;
        GC.Collect();

        Values(all).ShouldBe([1, 7, 9, 4]);
        Should.Throw<ArgumentException>(() => frombuffer(array, float32, count: 5));
        Should.Throw<ArgumentException>(() => frombuffer(array, float64, offset: 4)).Message.ShouldContain("whole number");
        Should.Throw<ArgumentException>(() => frombuffer(array, float32, offset: 17));
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        var x = zeros(2, dtype: int16);

        x.bytes[0] = 5;
        x.bytes[3] = 1;

        x.data<short>().ToArray().ShouldBe([5, 256]);
        var stream = new MemoryStream();
        x.WriteBytesToStream(stream);
        stream.Position = 0;
        var y = zeros(2, dtype: int16);
        y.ReadBytesFromStream(stream);
        y.Equals(x).ShouldBeTrue();
        Should.Throw<EndOfStreamException>(() => y.ReadBytesFromStream(stream));
    }

    [Fact]
    public void Elements_come_out_one_by_one()
    {
        var x = tensor(new[,] { { 1f, 2 }, { 3, 4 } }).t();

        x.data<float>()[0, 1].ShouldBe(3);
        x.data<float>()[1].ShouldBe(3);
        x.ReadCpuSingle(2).ShouldBe(2);
        x.data<float>()[1, 1] = 9;
        x[1, 1].item<float>().ShouldBe(9);
        x.data<float>().Count.ShouldBe(4);
        (x.data<float>() == x.clone().data<float>()).ShouldBeTrue();
        x.tolist().ShouldBeOfType<ArrayList>()[0].ShouldBeOfType<ArrayList>()[1].ShouldBeOfType<Scalar>().ToSingle().ShouldBe(3);
        x[0, 0].ToScalar().Type.ShouldBe(ScalarType.Float64);
    }

    [Fact]
    public void Gradients_of_inputs_come_without_touching_grad()
    {
        var x = tensor(new[] { 2f, 3 }, requires_grad: true);
        var unused = ones(1, requires_grad: true);

        var grads = autograd.grad([(x * x * x).sum()], [x, unused], create_graph: true, allow_unused: true);
        var second = autograd.grad([grads[0].sum()], [x]);

        Values(grads[0].detach()).ShouldBe([12, 27]);
        grads[1].ShouldBeNull();
        Values(second[0]).ShouldBe([12, 18]);
        x.grad.ShouldBeNull();
        x.grad = ones(2);
        (x * 2).backward([tensor(new[] { 1f, 10 })]);
        Values(x.grad!).ShouldBe([3, 21]);
        x.grad = null;
        x.grad.ShouldBeNull();
    }

    [Fact]
    public void A_tensor_equals_by_its_elements()
    {
        ones(2).Equals(ones(2)).ShouldBeTrue();
        ones(2).Equals(zeros(2)).ShouldBeFalse();
        ones(2).Equals((object)"text").ShouldBeFalse();
        ones(2).allclose(ones(2) + 1e-9).ShouldBeTrue();
        isclose(ones(2), tensor(new[] { 1f, 2 })).data<bool>().ToArray().ShouldBe([true, false]);
    }

    [Fact]
    public void Handles_pass_to_another_owner_and_back()
    {
        var before = Tensor.TotalCount;
        var x = ones(2);
        var handle = x.DecoupleFromNativeHandle();

        x.IsInvalid.ShouldBeTrue();
        Tensor.TotalCount.ShouldBe(before);
        Values(Tensor.UnsafeCreateTensor(handle)).ShouldBe([1, 1]);
        var shared = ones(2);
        var other = shared.alias();
        shared.Dispose();
        Values(other).ShouldBe([1, 1]);
    }
}
