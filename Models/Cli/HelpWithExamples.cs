using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ModelDsl.Models.Cli.Verbs;

namespace ModelDsl.Models.Cli;

/// <summary>The usual help, and after it the examples of the verb.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not Verb verb)
            return exitCode;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in verb.Examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        return exitCode;
    }
}
