using System;
using System.IO;
using System.Linq;

namespace ModelDsl.LibTorch.OperatorGenerator;

/// <summary>Writes native/ops_*.g.cpp and Interop/Op.*.g.cs from operators.txt; with <c>--check</c> only says whether they are stale.</summary>
internal static class Program
{
    /// <summary>The folder Runtime/LibTorch of the source tree around this program or around the current folder.</summary>
    /// <exception cref="FormatException">Neither lies in a source tree.</exception>
    internal static string Root()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var root = Path.Combine(folder.FullName, "Runtime", "LibTorch");
                if (File.Exists(Path.Combine(root, "Operators", "operators.txt")))
                {
                    return root;
                }
            }
        }

        throw new FormatException("Runtime/LibTorch/Operators/operators.txt is not above this program nor above the current folder: run from the repository");
    }

    private static int Main(string[] args)
    {
        if (args is not ([] or ["--check"]))
        {
            Console.Error.WriteLine("usage: ModelDsl.LibTorch.Operators [--check]");
            return 2;
        }

        try
        {
            return Run(Root(), write: args.Length == 0);
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static int Run(string root, bool write)
    {
        var files = Outputs.Make(root);
        var stale = files.Where(f => !File.Exists(Path.Combine(root, f.Key)) || File.ReadAllText(Path.Combine(root, f.Key)) != f.Value).ToArray();
        var leftovers = Outputs.Leftovers(root, files).ToArray();
        foreach (var path in stale.Select(f => f.Key).Concat(leftovers))
        {
            Console.WriteLine($"{(write ? "wrote" : "stale")} {path}");
        }

        if (!write)
        {
            return stale.Length + leftovers.Length == 0 ? 0 : 1;
        }

        foreach (var (path, text) in stale)
        {
            File.WriteAllText(Path.Combine(root, path), text);
        }

        foreach (var path in leftovers)
        {
            File.Delete(Path.Combine(root, path));
        }

        return 0;
    }
}
