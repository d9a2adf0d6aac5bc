using System;
using System.Linq;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.TensorIndex;

namespace ModelDsl.Runtime.Tests.LibTorch.Tensors;

/// <summary>Expectations from Python: x = torch.arange(24.).reshape(2, 3, 4).</summary>
public sealed class IndexingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = arange(24, float32).reshape(2, 3, 4);

    public void Dispose() => _scope.Dispose();

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    [Fact]
    public void Numbers_take_one_place_of_a_dimension()
    {
        _x[1, 2, 3].item<float>().ShouldBe(23);
        Values(_x[1, 2]).ShouldBe([20, 21, 22, 23]);
        _x[1].shape.ShouldBe([3, 4]);
        Values(_x[^1, ^1]).ShouldBe([20, 21, 22, 23]);
        _x[-1, -1, -1].item<float>().ShouldBe(23);
        zeros([1, 1, 1, 1, 1, 1])[0, 0, 0, 0, 0, 0].item<float>().ShouldBe(0);
        zeros([1, 1, 1, 1, 1, 1, 1])[0, 0, 0, 0, 0, 0, 0].shape.ShouldBeEmpty();
    }

    [Fact]
    public void Ranges_slice()
    {
        Values(_x[0, 1..3, 1]).ShouldBe([5, 9]);
        Values(_x[.., 0, ^1]).ShouldBe([3, 15]);
        Values(_x[0, 0, ..^1]).ShouldBe([0, 1, 2]);
        Values(_x[0, 0, Slice(step: 2)]).ShouldBe([0, 2]);
        Values(_x[0, 0, Slice(1, 4, 2)]).ShouldBe([1, 3]);
        Values(_x[0, 0, (1, null)]).ShouldBe([1, 2, 3]);
        _x[.., 5..].shape.ShouldBe([2, 0, 4]);
    }

    [Fact]
    public void New_axes_and_ellipsis_shape()
    {
        _x[None, 0].shape.ShouldBe([1, 3, 4]);
        _x[Ellipsis, None].shape.ShouldBe([2, 3, 4, 1]);
        Values(_x[Ellipsis, 0]).ShouldBe([0, 4, 8, 12, 16, 20]);
        _x[Colon, None, 1].shape.ShouldBe([2, 1, 4]);
        _x[TensorIndex.Bool(true)].shape.ShouldBe([1, 2, 3, 4]);
        _x[TensorIndex.Bool(false)].shape.ShouldBe([0, 2, 3, 4]);
    }

    [Fact]
    public void Tensors_pick_places()
    {
        var places = tensor(new long[] { 1, 0, 1 });

        Values(_x[TensorIndex.Tensor(places), 0, 0]).ShouldBe([12, 0, 12]);
        Values(_x[places, tensor(new long[] { 2, 2, 0 }), tensor(new long[] { 3, 0, 0 })]).ShouldBe([23, 8, 12]);
        Values(_x[_x > 20]).ShouldBe([21, 22, 23]);
        Values(_x[0, TensorIndex.Tensor(tensor(new[] { true, false, true })), 1]).ShouldBe([1, 9]);
    }

    [Fact]
    public void Reading_gives_a_view_where_it_can()
    {
        _x[0, 1].fill_(-1);

        Values(_x[0, 1]).ShouldBe([-1, -1, -1, -1]);
        _x.sum().item<float>().ShouldBe(276 - (4 + 5 + 6 + 7) - 4);
    }

    [Fact]
    public void Writing_broadcasts()
    {
        _x[0] = 1f;
        _x[1, .., 0] = tensor(new[] { 7f, 8, 9 });
        _x[1, 0, 1] = 5f;
        _x[_x == 1f] = 2f;
        _x[1, TensorIndex.Tensor(tensor(new long[] { 1, 2 })), 3] = -1f;

        Values(_x).ShouldBe([.. Enumerable.Repeat(2f, 12), 7, 5, 14, 15, 8, 17, 18, -1, 9, 21, 22, -1]);
    }

    [Fact]
    public void Adding_counts_places_that_occur_twice()
    {
        var counts = zeros(2, 3);
        var twice = tensor(new long[] { 1, 1, 2 });

        counts.index_put_(ones(3), [0, TensorIndex.Tensor(twice)], accumulate: true);
        counts.index_put_(tensor(1f), [Ellipsis, TensorIndex.Tensor(tensor(new long[] { 0, 0 }))], accumulate: true);
        counts.index_put_((Scalar)5, 1, 2);

        Values(counts).ShouldBe([2, 2, 1, 2, 0, 5]);
        Values(zeros(2).index_put_(ones(1), [tensor(new long[] { 0, 0 })], accumulate: true)).ShouldBe([2, 0]);
    }

    [Fact]
    public void Wrong_indices_are_refused()
    {
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => _x[0, 0, 0, 0]).Message.ShouldContain("too many indices");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => _x[0, 0, 4]).Message.ShouldContain("out of bounds");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => _x[0] = ones(5));
        Should.Throw<ArgumentException>(() => _x[TensorIndex.Single(null)]);
        Should.Throw<ArgumentException>(() => _x[Enumerable.Repeat(None, 65).ToArray()]).Message.ShouldContain("65 indices");
        Should.Throw<InvalidOperationException>(() => { Tensor wrong = TensorIndex.Single(0); });
    }
}
