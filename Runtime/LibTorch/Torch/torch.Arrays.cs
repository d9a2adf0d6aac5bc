using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Tensors made from arrays of any rank and from other tensors.
public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => Elements.FromArray(rawArray, null, device, false);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Elements.FromArray(rawArray, dtype, device, requires_grad, names);

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => Elements.FromArray(data, dtype, device, false);

    /// <summary>The same tensor in that type and place; shares memory where nothing changes.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return dtype is null && device is null ? data.alias() : data.to(dtype ?? data.dtype, device ?? data.device);
    }

    /// <summary>A tensor over the array: writing to one changes the other.</summary>
    /// <param name="rawArray">Elements of any type, read as <paramref name="dtype"/>.</param>
    /// <param name="dtype">How to read them.</param>
    /// <param name="count">How many elements of <paramref name="dtype"/>, -1 for all that are left.</param>
    /// <param name="offset">How many bytes to skip.</param>
    /// <param name="requires_grad">Ask for gradients.</param>
    /// <exception cref="ArgumentException">The array is too short, or what is left of it is no whole number of elements.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var bytes = Buffer.ByteLength(rawArray);
        var size = dtype.ElementSize();
        var left = bytes - offset;
        if (offset < 0 || left < 0)
        {
            throw new ArgumentException($"offset {offset} is outside the array of {bytes} bytes", nameof(offset));
        }

        if (count == -1 && left % size != 0)
        {
            throw new ArgumentException($"{left} bytes are no whole number of {dtype} elements ({size} bytes each)", nameof(rawArray));
        }

        count = count == -1 ? left / size : count;
        if (count < 0 || count * size > left)
        {
            throw new ArgumentException($"{count} elements of {dtype} need {count * size} bytes, {left} are there", nameof(count));
        }

        return Elements.Over(rawArray, dtype, offset, [count]).Grad(requires_grad);
    }

    public static Tensor complex(Tensor real, Tensor imag) => Op.complex(real, imag);

    public static Tensor polar(Tensor abs, Tensor angle) => Op.polar(abs, angle);

    public static Tensor real(Tensor input) => Op.real(input);

    public static Tensor imag(Tensor input) => Op.imag(input);
}
