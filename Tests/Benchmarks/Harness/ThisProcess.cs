using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>What Linux tells of the process that asks.</summary>
internal static class ThisProcess
{
    /// <summary>Resident bytes now.</summary>
    public static long Resident() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

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
