using System.CommandLine;
using System.Globalization;
using ModelDsl.Models.Cli.Output;

namespace ModelDsl.Models.Cli.Verbs;

/// <summary>How often a run saves its state: after so many steps, or so many seconds.</summary>
internal sealed record CheckpointEvery(int Steps, double Seconds)
{
    /// <summary>The option <c>--checkpoint-every</c>.</summary>
    /// <param name="seconds">What it is where it is not given.</param>
    public static Option<CheckpointEvery?> Option(double seconds) =>
        new("--checkpoint-every")
        {
            Description = Format.Invariant(
                $"Save the state after so many steps (500) or seconds (30s), besides the end of each epoch. Default: {seconds}s."
            ),
            HelpName = "N|Ns",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (text.EndsWith('s') && NumberOptions.TryParse(text[..^1], out var value) && value > 0)
                    return new CheckpointEvery(0, value);
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0)
                    return new CheckpointEvery(steps, 0);
                result.AddError($"--checkpoint-every is {text}; it must be a number of steps, as 500, or of seconds, as 30s.");
                return null;
            },
        };
}
