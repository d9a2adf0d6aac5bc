using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>The mask of a shifted grid where it is no part of the state dict: made for the device and the type at hand, and kept until they change.</summary>
internal sealed class WindowMask(WindowGrid windows) : IDisposable
{
    private Tensor? _mask;

    /// <summary>[windows, n, n], where <paramref name="bias"/> is, of its type; null where nothing shifts.</summary>
    public Tensor? For(Tensor bias)
    {
        if (_mask is null || _mask.device_type != bias.device_type || _mask.device_index != bias.device_index || _mask.dtype != bias.dtype)
        {
            _mask?.Dispose();
            _mask = windows.Mask(bias.device, bias.dtype)?.DetachFromDisposeScope();
        }

        return _mask;
    }

    public void Dispose() => _mask?.Dispose();
}
