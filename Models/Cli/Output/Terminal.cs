using System;
using System.IO;
using System.Text;
using Spectre.Console;

namespace ModelDsl.Models.Cli.Output;

/// <summary>Where a command writes: data to one stream, diagnostics to the other.</summary>
internal sealed class Terminal
{
    /// <summary>UTF-8 that writes no byte order mark, so that redirected JSON parses.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    // Wide enough that no table wraps in a file; a terminal has its own width.
    private const int RedirectedWidth = 200;

    private readonly Lazy<IAnsiConsole> _console;

    /// <summary>Writes to these streams.</summary>
    /// <param name="output">For data.</param>
    /// <param name="error">For diagnostics.</param>
    /// <param name="interactive">
    /// Whether somebody looks at <paramref name="output"/> while it is written; to a file goes no colour and no bar that moves.
    /// </param>
    public Terminal(TextWriter output, TextWriter error, bool interactive = false)
    {
        Out = output;
        Error = error;
        Interactive = interactive;
        _console = new(CreateConsole);
    }

    /// <summary>The data that was asked for.</summary>
    public TextWriter Out { get; }

    /// <summary>What went wrong.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether somebody looks at <see cref="Out"/> while it is written.</summary>
    public bool Interactive { get; }

    /// <summary><see cref="Out"/> for tables and progress bars.</summary>
    public IAnsiConsole Console => _console.Value;

    /// <summary>The streams of this process.</summary>
    public static Terminal ForProcess() => new(System.Console.Out, System.Console.Error, interactive: !System.Console.IsOutputRedirected);

    private IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Out),
                Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No,
                Interactive = Interactive ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        if (!Interactive)
            console.Profile.Width = RedirectedWidth;
        return console;
    }
}
