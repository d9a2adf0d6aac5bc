using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelDsl.Engines;
using static TorchSharp.torch;

namespace ModelDsl.Models.Cli.Verbs;

/// <summary>Where to compute, and with how many threads.</summary>
internal sealed partial class ComputeOptions
{
    private readonly Option<string?> _device = new("--device")
    {
        Description = "cpu, cuda or cuda:1. Default: cpu.",
        HelpName = "DEVICE",
        CustomParser = ParseDevice,
    };
    private readonly Option<int?> _threads = NumberOptions.Whole("--threads", 1, "Threads to compute with. Default: one a physical core.");

    /// <summary>Adds the options to a verb.</summary>
    public ComputeOptions(Command verb)
    {
        verb.Add(_device);
        verb.Add(_threads);
    }

    /// <summary>The options, for whoever has to know whether they were given.</summary>
    public IEnumerable<Option> All => [_device, _threads];

    /// <summary>The number of threads, null for the default.</summary>
    public int? Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The name of the device.</summary>
    /// <exception cref="CommandException">This machine has none such.</exception>
    public string DeviceName(ParseResult parsed)
    {
        var device = parsed.GetValue(_device) ?? "cpu";
        if (device == "cpu")
            return device;
        var count = cuda.is_available() ? cuda.device_count() : 0;
        var index = device.Contains(':') ? int.Parse(device.AsSpan(5), provider: CultureInfo.InvariantCulture) : 0;
        return index < count
            ? device
            : throw new CommandException(
                $"there is no {device}: libtorch finds {count} CUDA devices; use --device cpu, or a libtorch with CUDA."
            );
    }

    /// <summary>Sets the engine up as asked and returns the device.</summary>
    /// <exception cref="CommandException">This machine has none such.</exception>
    public Device SetUp(ParseResult parsed)
    {
        TorchEngine.ConfigureThreads(Threads(parsed));
        TorchEngine.TuneAllocator();
        return device(DeviceName(parsed));
    }

    [GeneratedRegex("^(cpu|cuda(:[0-9]{1,2})?)$")]
    private static partial Regex Known { get; }

    private static string? ParseDevice(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Known.IsMatch(text))
            return text;
        result.AddError($"--device is {text}; it must be cpu, cuda or cuda:N.");
        return null;
    }
}
