using System;
using System.Collections.Generic;
using System.IO;

namespace ModelDsl.LibTorch;

/// <summary>The processors of this machine.</summary>
public static class Processors
{
    /// <summary>Cores that this process may use, each counted once whatever its hardware threads; at least one.</summary>
    public static int PhysicalCores { get; } = CountCores("/sys/devices/system/cpu", Environment.ProcessorCount);

    /// <param name="folder">Where Linux describes the processors.</param>
    /// <param name="allowed">Logical processors that this process may use, which a container may limit.</param>
    internal static int CountCores(string folder, int allowed)
    {
        var cores = new HashSet<string>();
        var processors = 0;
        try
        {
            foreach (var processor in Directory.EnumerateDirectories(folder, "cpu*"))
            {
                var siblings = Path.Combine(processor, "topology", "thread_siblings_list");
                if (File.Exists(siblings))
                {
                    processors++;
                    cores.Add(File.ReadAllText(siblings).Trim());
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return allowed;
        }

        // A limit below all processors says nothing of which: assume that each core gives as many threads as the others.
        return cores.Count == 0 ? allowed : Math.Max(1, Math.Min(allowed, (int)Math.Round((double)allowed * cores.Count / processors)));
    }
}
