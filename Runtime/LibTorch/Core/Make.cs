using System;
using ModelDsl.LibTorch.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The factories behind their many overloads.</summary>
internal static class Make
{
    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null) =>
        Done(Op.zeros(size, dtype, At(device, names)), requires_grad);

    public static Tensor ones(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null) =>
        Done(Op.ones(size, dtype, At(device, names)), requires_grad);

    public static Tensor empty(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null) =>
        Done(Op.empty_memory_format(size, dtype, At(device, names)), requires_grad);

    public static Tensor full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null) =>
        Done(Op.full(size, value, dtype, At(device, names)), requires_grad);

    public static Tensor rand(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator, string[]? names = null) =>
        Done(Op.rand_generator(size, generator, dtype, At(device, names)), requires_grad);

    public static Tensor randn(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator, string[]? names = null) =>
        Done(Op.randn_generator(size, generator, dtype, At(device, names)), requires_grad);

    public static Tensor randint(
        long low, long high, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator, string[]? names = null) =>
        Done(Op.randint_low_generator(low, high, size, generator, dtype ?? ScalarType.Int64, At(device, names)), requires_grad);

    /// <summary>The device to make a tensor on; a kind of tensor with named dimensions does not exist here.</summary>
    public static Device At(Device? device, string[]? names = null)
    {
        Elements.NoNames(names);
        return device ?? get_default_device();
    }

    private static Tensor Done(Tensor tensor, bool requires_grad) => tensor.Grad(requires_grad);
}
