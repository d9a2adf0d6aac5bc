using System;
using System.Threading;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

/// <summary>Gradients on or off on this thread until disposed, on the same thread.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly bool _before = NativeModes.GradEnabled();
    private bool _disposed;

    public AutoGradMode(bool enabled) => NativeModes.SetGradEnabled(enabled);

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            NativeModes.SetGradEnabled(_before);
        }
    }
}

/// <summary>Inference mode on or off on this thread until disposed, on the same thread.</summary>
internal sealed unsafe class InferenceMode : IDisposable
{
    private readonly Thread _thread = Thread.CurrentThread;
    private void* _guard;

    public InferenceMode(bool enabled)
    {
        _guard = NativeModes.InferenceEnter(enabled);
        Arg.Check(_guard != null);
    }

    /// <exception cref="InvalidOperationException">Another thread than the one that entered the mode.</exception>
    public void Dispose()
    {
        if (_guard == null)
        {
            return;
        }

        if (Thread.CurrentThread != _thread)
        {
            throw new InvalidOperationException("inference_mode() ends on the thread that began it: it must not span an await");
        }

        NativeModes.InferenceLeave(_guard);
        _guard = null;
    }
}
