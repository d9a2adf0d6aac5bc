using System;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Tensors;

public sealed class NumberTests
{
    [Fact]
    public void A_bfloat16_rounds_as_libtorch_rounds() =>
        Prop.ForAll(Arb.From(Gen.Choose(int.MinValue, int.MaxValue)), bits =>
        {
            using var scope = NewDisposeScope();
            var value = BitConverter.Int32BitsToSingle(bits);
            var expected = tensor(value).bfloat16().@float().item<float>();

            return new BFloat16(value).ToSingle().Equals(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_scalar_keeps_its_number() =>
        Prop.ForAll<long, double, bool>((integer, real, flag) =>
            ((Scalar)integer).ToInt64() == integer
            && ((Scalar)real).ToDouble().Equals(real)
            && ((Scalar)flag).ToBoolean() == flag).QuickCheckThrowOnFailure();

    [Fact]
    public void A_scalar_refuses_what_does_not_fit()
    {
        Should.Throw<OverflowException>(() => ((Scalar)300).ToByte());
        Should.Throw<OverflowException>(() => ((Scalar)1e30).ToInt64());
        Should.Throw<OverflowException>(() => ((Scalar)(1f, 2f)).ToDouble());
        ((Scalar)3).Type.ShouldBe(ScalarType.Int64);
        ((Scalar)3f).Type.ShouldBe(ScalarType.Float64);
        ((Scalar)2.9).ToInt32().ShouldBe(2);
        ((Scalar)(1f, 2f)).ToComplexFloat32().ShouldBe((1f, 2f));
        ((Scalar)true).ToInt32().ShouldBe(1);
    }

    [Fact]
    public void Sizes_compare_by_their_numbers()
    {
        ((Size)(2, 3) == new Size([2, 3])).ShouldBeTrue();
        new Size([2, 3]).GetHashCode().ShouldBe(((Size)(2, 3)).GetHashCode());
        (new Size(2) + new Size(3)).Shape.ShouldBe([2, 3]);
        new Size([1, 2, 3, 4]).Slice(1, -1).Shape.ShouldBe([2, 3]);
        new Size([2, 3]).numel().ShouldBe(6);
        default(Size).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Devices_are_written_as_they_are_read()
    {
        foreach (var text in new[] { "cpu", "cuda", "cuda:1", "meta" })
        {
            new Device(text).ToString().ShouldBe(text);
        }

        Device implicitly = "cuda:2";
        (implicitly.type, implicitly.index).ShouldBe((DeviceType.CUDA, 2));
        InitializeDevice(null).ShouldBe(CPU);
    }
}
