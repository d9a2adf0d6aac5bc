using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

/// <summary>While it lives, a backward pass that gives NaN says which forward operation it belongs to. For debugging: it slows everything down.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool _enabledBefore = IsEnabled;
    private readonly bool _checkedBefore = ShouldCheckNaN;
    private bool _disposed;

    public AnomalyMode(bool enabled, bool check_nan = true) => NativeAutograd.AnomalySet(enabled, check_nan);

    public static bool IsEnabled => NativeAutograd.AnomalyEnabled();

    public static bool ShouldCheckNaN => NativeAutograd.AnomalyChecksNaN();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            NativeAutograd.AnomalySet(_enabledBefore, _checkedBefore);
        }
    }
}
