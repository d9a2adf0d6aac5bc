using System;
using System.Threading;

namespace ModelDsl.LibTorch;

/// <summary>
/// The safety net for code without scopes: a few bytes of managed memory hide megabytes of native memory, and no collection would ever
/// start. Counts what nobody has disposed, and collects when that has doubled.
/// </summary>
/// <remarks>
/// <see cref="GC.AddMemoryPressure"/> counts what was ever added: it collects several times in one pass through a block whose every
/// intermediate is disposed at once.
/// </remarks>
internal static class UndisposedMemory
{
    /// <summary>Bytes below which no collection is started.</summary>
    public const long Least = 256L << 20;

    private static long s_held;
    private static long s_limit = Least;

    /// <summary>Native bytes of tensors outside scopes that are neither disposed nor collected.</summary>
    public static long Held => Interlocked.Read(ref s_held);

    public static void Add(long bytes)
    {
        var held = Interlocked.Add(ref s_held, bytes);
        var limit = Volatile.Read(ref s_limit);
        // Of the threads that pass a limit together, one collects.
        if (held > limit && Interlocked.CompareExchange(ref s_limit, 2 * held, limit) == limit)
        {
            GC.Collect();
        }
    }

    public static void Remove(long bytes)
    {
        var held = Interlocked.Add(ref s_held, -bytes);
        var limit = Volatile.Read(ref s_limit);
        if (limit > Least && held < limit / 4)
        {
            Interlocked.CompareExchange(ref s_limit, Math.Max(Least, 2 * held), limit);
        }
    }
}
