using System;
using ModelDsl.LibTorch.Interop;

namespace ModelDsl.LibTorch;

/// <summary>
/// Counts multiply–accumulates where they happen: in the operators that libtorch runs, whatever made it run them (as PyTorch's
/// <c>torch.utils.flop_counter</c>, which counts two operations for each).
/// </summary>
public static class MacCounter
{
    /// <summary>
    /// Runs <paramref name="action"/>; returns the multiply–accumulates of its matrix products, convolutions and attention on this thread.
    /// Biases, norms and activations count none.
    /// </summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">This thread is counting already.</exception>
    public static long Count(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var handle = NativeMacCounter.Start();
        Arg.Check(handle != 0);
        long count;
        try
        {
            action();
        }
        finally
        {
            count = NativeMacCounter.Stop(handle);
        }

        return count;
    }
}
