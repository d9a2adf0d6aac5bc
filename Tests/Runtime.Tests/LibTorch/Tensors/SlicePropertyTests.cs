using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Tensors;

/// <summary>Views against plain arrays, for any shape.</summary>
public sealed class SlicePropertyTests
{
    private static readonly Arbitrary<long[]> Shapes =
        Arb.From(Gen.Choose(0, 4).SelectMany(rank => Gen.Choose(1, 5).Select(i => (long)i).ArrayOf(rank)));

    private static Tensor Counting(long[] shape) => arange(shape.TotalSize(), int64).reshape(shape);

    [Fact]
    public void Permuting_there_and_back_changes_nothing() =>
        Prop.ForAll(Shapes, Arb.From(Gen.Choose(0, int.MaxValue)), (shape, seed) =>
        {
            using var scope = NewDisposeScope();
            var x = Counting(shape);
            var order = Enumerable.Range(0, shape.Length).Select(i => (long)i).ToArray();
            new System.Random(seed).Shuffle(order);
            var back = order.Select((_, i) => (long)System.Array.IndexOf(order, i)).ToArray();

            return x.permute(order).permute(back).Equals(x) && x.permute(order).shape.SequenceEqual(order.Select(i => shape[i]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_accessor_reads_any_strides_in_logical_order() =>
        Prop.ForAll(Shapes, Arb.From(Gen.Choose(0, int.MaxValue)), (shape, seed) =>
        {
            using var scope = NewDisposeScope();
            var order = Enumerable.Range(0, shape.Length).Select(i => (long)i).ToArray();
            new System.Random(seed).Shuffle(order);
            var x = Counting(shape).permute(order);
            var data = x.data<long>();

            return data.ToArray().SequenceEqual(x.contiguous().data<long>().ToArray())
                && data.SequenceEqual(data.ToArray())
                && data.ToNDArray().Cast<long>().SequenceEqual(data.ToArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Writing_through_an_accessor_is_reading_back() =>
        Prop.ForAll(Shapes, shape =>
        {
            using var scope = NewDisposeScope();
            var x = zeros(shape, dtype: int64);
            var turned = x.permute([.. Enumerable.Range(0, shape.Length).Reverse().Select(i => (long)i)]);
            long[] values = [.. Enumerable.Range(1, (int)shape.TotalSize()).Select(i => (long)i)];

            turned.data<long>().CopyFrom(values);

            return turned.data<long>().ToArray().SequenceEqual(values) && x.sum().item<long>() == values.Sum();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slice_holds_what_the_array_range_holds() =>
        Prop.ForAll(
            Arb.From(Gen.Choose(1, 12)), Arb.From(Gen.Choose(-14, 14)), Arb.From(Gen.Choose(-14, 14)), (size, start, stop) =>
            {
                using var scope = NewDisposeScope();
                for (var step = 1; step <= 3; step++)
                {
                    // Python's rule: from the end where negative, then cut to the dimension.
                    int Place(int at) => System.Math.Clamp(at < 0 ? at + size : at, 0, size);
                    var expected = Enumerable.Range(0, size).Where(i => i >= Place(start) && i < Place(stop) && (i - Place(start)) % step == 0);
                    arange(size, int64)[TensorIndex.Slice(start, stop, step)].data<long>().ToArray().ShouldBe(expected.Select(i => (long)i));
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Splitting_and_joining_changes_nothing() =>
        Prop.ForAll(Shapes, Arb.From(Gen.Choose(1, 4)), (shape, size) =>
        {
            using var scope = NewDisposeScope();
            var x = Counting(shape);
            for (var dim = 0; dim < shape.Length; dim++)
            {
                cat(x.split(size, dim), dim).Equals(x).ShouldBeTrue();
                stack(x.unbind(dim), dim).Equals(x).ShouldBeTrue();
                x.unsqueeze(dim).squeeze(dim).Equals(x).ShouldBeTrue();
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Broadcasting_matches_the_computed_shape() =>
        Prop.ForAll(Shapes, Shapes, (first, second) =>
        {
            using var scope = NewDisposeScope();
            Size expected;
            try
            {
                expected = broadcast_shapes(first, second);
            }
            catch (System.ArgumentException)
            {
                Should.Throw<System.Runtime.InteropServices.ExternalException>(() => Counting(first) + Counting(second));
                return;
            }

            (Counting(first) + Counting(second)).shape.ShouldBe(expected.Shape);
        }).QuickCheckThrowOnFailure();
}
