using System;

namespace ModelDsl.Models.Cli;

/// <summary>Ends the command with one line on stderr. The message says what was wrong and what to do about it.</summary>
/// <param name="message">One sentence, without a line break.</param>
/// <param name="exitCode"><see cref="CommandHost.Failed"/> or <see cref="CommandHost.BadUsage"/>.</param>
/// <param name="details">Lines that follow it, for an error that is a list.</param>
internal sealed class CommandException(string message, int exitCode = CommandHost.Failed, string details = "") : Exception(message)
{
    /// <summary>Lines that follow the message; mostly none.</summary>
    public string Details { get; } = details;

    /// <summary>What the process returns.</summary>
    public int ExitCode { get; } = exitCode;
}
