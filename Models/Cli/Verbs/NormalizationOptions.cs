using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ModelDsl.Data;

namespace ModelDsl.Models.Cli.Verbs;

/// <summary><c>--mean</c> and <c>--std</c>: how pixels become the input.</summary>
internal sealed class NormalizationOptions
{
    private readonly Option<float[]> _mean;
    private readonly Option<float[]> _deviation;

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="mean">What <c>--mean</c> is for, and its default.</param>
    /// <param name="deviation">The same of <c>--std</c>.</param>
    public NormalizationOptions(Command verb, string mean, string deviation)
    {
        _mean = Channels("--mean", mean);
        _deviation = Channels("--std", deviation);
        verb.Add(_mean);
        verb.Add(_deviation);
    }

    /// <summary>The options, for whoever has to know whether they were given.</summary>
    public IEnumerable<Option> All => [_mean, _deviation];

    /// <summary>What was given, null where neither was.</summary>
    /// <exception cref="CommandException">Only one was.</exception>
    public Normalization? Of(ParseResult parsed)
    {
        var (mean, deviation) = (parsed.GetValue(_mean) ?? [], parsed.GetValue(_deviation) ?? []);
        if (mean.Length == 0 != (deviation.Length == 0))
            throw new CommandException("--mean and --std go together; give both or none.", CommandHost.BadUsage);
        return mean.Length == 0 ? null : new Normalization(mean, deviation);
    }

    /// <summary>A normalization for so many channels: one number stands for all of them.</summary>
    /// <exception cref="CommandException">Neither one number nor one a channel was given.</exception>
    public static Normalization ForChannels(Normalization given, int channels)
    {
        return new Normalization(Each(given.Mean), Each(given.Deviation));

        IReadOnlyList<float> Each(IReadOnlyList<float> values) =>
            values.Count == channels ? values
            : values.Count == 1 ? [.. Enumerable.Repeat(values[0], channels)]
            : throw new CommandException(
                $"{values.Count} means or deviations do not fit the {channels} channels of the model; give 1 or {channels}.",
                CommandHost.BadUsage
            );
    }

    private static Option<float[]> Channels(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "X,…",
            CustomParser = result =>
            {
                var parts = result.Tokens[0].Value.Split(',');
                var values = parts.Select(part => NumberOptions.TryParse(part, out var value) ? (float)value : float.NaN).ToArray();
                if (values.All(value => value is > 0 and <= 1))
                    return values;
                result.AddError(
                    $"{name} is {result.Tokens[0].Value}; it must be numbers above 0 and up to 1, one a channel, as 0.485,0.456,0.406."
                );
                return null;
            },
        };
}
