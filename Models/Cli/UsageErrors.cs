using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using ModelDsl.Models.Cli.Catalogue;

namespace ModelDsl.Models.Cli;

/// <summary>Words for a command line that makes no sense.</summary>
internal static class UsageErrors
{
    /// <summary>One line: what was not understood, what may have been meant, where to read on. Null where all is well.</summary>
    public static string? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed.CommandResult);
        var seeHelp = $"\"{path} --help\" shows what there is.";
        if ((FlagTakenForArgument(parsed.CommandResult) ?? parsed.UnmatchedTokens.FirstOrDefault()) is { } token)
        {
            var isFlag = token.StartsWith('-');
            var what =
                isFlag ? "option"
                : command.Subcommands.Count > 0 ? "verb"
                : "argument";
            var near = NearestNames.Of(token, isFlag ? OptionsOf(command) : command.Subcommands.Select(verb => verb.Name)).FirstOrDefault();
            return near is null ? $"unknown {what} {token}; {seeHelp}" : $"unknown {what} {token}; did you mean {near}? {seeHelp}";
        }

        if (parsed.Errors.Count == 0)
            return null;
        if (command.Subcommands.Count > 0)
            return $"which verb? One of {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}; {seeHelp}";
        var error = parsed.Errors[0];
        // The parser's own words end here; the verbs' own errors already say what to do.
        return error.SymbolResult is null or { Tokens.Count: 0 } ? $"{error.Message.TrimEnd('.')}; {seeHelp}" : error.Message;
    }

    // The parser fills an argument with an option that it does not know.
    private static string? FlagTakenForArgument(CommandResult result) =>
        result
            .Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(IsFlag);

    private static bool IsFlag(string token) => token.Length > 1 && token.StartsWith('-');

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.SelectMany(option => option.Aliases.Prepend(option.Name));

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
