using System.IO;
using System.Text.Json;
using ModelDsl.Models.Cli;
using ModelDsl.Models.Cli.Catalogue;
using ModelDsl.Models.Cli.Output;

namespace ModelDsl.Models.Tests.Cli;

/// <summary>What one command line printed and returned.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>The document that it printed.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs it in this process, over the models of the command and those of this assembly.</summary>
    public static CommandRun Of(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var catalogue = new ModelCatalogue([.. typeof(CommandHost).Assembly.GetTypes(), .. typeof(CommandRun).Assembly.GetTypes()]);
        var exitCode = CommandHost.Run(args, new Terminal(output, error), catalogue);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
