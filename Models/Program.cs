using System;
using ModelDsl.Models.Cli;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;

namespace ModelDsl.Models;

/// <summary>The command <c>modeldsl</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = Terminal.Utf8;
        return CommandHost.Run(args, Terminal.ForProcess(), ModelCatalogue.Of(typeof(Program).Assembly));
    }
}
