using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Checks arguments on their way to the shim and errors on the way back; small, so that it melts into each call.</summary>
internal static unsafe class Arg
{
    /// <exception cref="ArgumentNullException">No tensor.</exception>
    /// <exception cref="ObjectDisposedException">A disposed one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Of(Tensor tensor, string name)
    {
        if (tensor is null)
        {
            ThrowNull(name);
        }

        var handle = tensor.handle;
        if (handle == 0)
        {
            ThrowDisposed(name);
        }

        return handle;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint OrNone(Tensor? tensor, string name) => tensor is null ? 0 : Of(tensor, name);

    public static nint OrNone(Generator? generator) => generator is null ? 0 : generator.Handle;

    public static ScalarValue Of(Scalar scalar, string name)
    {
        if (scalar is null)
        {
            ThrowNull(name);
        }

        return scalar.Value;
    }

    public static int Of(memory_format format) => format switch
    {
        memory_format.contiguous_format => 0,
        memory_format.preserve_format => 1,
        memory_format.channels_last => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a memory format"),
    };

    public static void Of(ReadOnlySpan<Tensor> tensors, Span<nint> handles, string name)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = Of(tensors[i], name);
        }
    }

    public static void OrNone(ReadOnlySpan<Tensor?> tensors, Span<nint> handles, string name)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = OrNone(tensors[i], name);
        }
    }

    /// <summary>Keeps what the span holds alive up to here: its array is in use until this returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void KeepAlive(ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var tensor in tensors)
        {
            GC.KeepAlive(tensor);
        }
    }

    /// <summary>The text in UTF-8 with a final zero; null stays null.</summary>
    public static byte[]? Utf8(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(bool done)
    {
        if (!done)
        {
            Throw();
        }
    }

    /// <exception cref="ExternalException">Always: with the message of the last libtorch error of this thread.</exception>
    [DoesNotReturn]
    public static void Throw() => throw new ExternalException(Marshal.PtrToStringUTF8((nint)NativeTensor.LastError()));

    [DoesNotReturn]
    private static void ThrowNull(string name) => throw new ArgumentNullException(name);

    [DoesNotReturn]
    private static void ThrowDisposed(string name) => throw new ObjectDisposedException(name, "Tensor invalid -- empty handle: it was disposed, perhaps by its dispose scope.");
}
