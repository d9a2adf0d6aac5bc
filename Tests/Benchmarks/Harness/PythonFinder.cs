using System;
using System.Diagnostics;
using System.Linq;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>Which Python to compare with: the first of the usual ones that can import torch.</summary>
internal static class PythonFinder
{
    public static string Find(string? wanted) =>
        wanted ?? new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasTorch) ?? "/usr/bin/python3";

    private static bool HasTorch(string python)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
