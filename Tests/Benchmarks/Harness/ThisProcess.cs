using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Win32.SafeHandles;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>What Linux tells of the process that asks.</summary>
internal static class ThisProcess
{
    private static readonly SafeFileHandle s_statm = File.OpenHandle("/proc/self/statm");

    /// <summary>Resident bytes now. Allocates nothing, or its own garbage would be what grows.</summary>
    public static long Resident()
    {
        Span<byte> text = stackalloc byte[128];
        text = text[..RandomAccess.Read(s_statm, text, fileOffset: 0)];
        text = text[(text.IndexOf((byte)' ') + 1)..];
        return long.Parse(text[..text.IndexOf((byte)' ')], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }

    /// <summary>The most bytes that were ever resident.</summary>
    public static long Peak()
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>The libtorch that is mapped.</summary>
    public static string? Libtorch()
    {
        string? mapping = File.ReadLines("/proc/self/maps").FirstOrDefault(l => l.Contains("libtorch_cpu.so", StringComparison.Ordinal));
        return mapping?[mapping.IndexOf('/', StringComparison.Ordinal)..];
    }
}
