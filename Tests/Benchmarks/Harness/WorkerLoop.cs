using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using ModelDsl.Benchmarks.Cases;
using TorchSharp;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>Our side of the comparison: <c>Python/worker.py</c> in C#.</summary>
internal sealed class WorkerLoop(torch.Device device)
{
    private readonly Dictionary<string, ICase> _ready = [];

    public static void Run(string deviceName, int threads)
    {
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        torch.Device device = torch.device(deviceName);
        using (torch.Tensor probe = torch.zeros(1, device: device))
        {
            // libtorch is mapped from here on.
        }
        Say(new { threads = torch.get_num_threads(), libtorch = ThisProcess.Libtorch() });
        var loop = new WorkerLoop(device);
        while (Console.ReadLine() is { } line and not "quit")
        {
            try
            {
                Say(loop.Answer(line.Split(' ')));
            }
            catch (Exception error)
            {
                Say(new { error = $"{error.GetType().Name}: {error.Message}" });
            }
        }
    }

    private object Answer(string[] command) => command switch
    {
        ["run", string name, string count] => Time(Case(name), long.Parse(count, CultureInfo.InvariantCulture)),
        ["memory", string name, string steps] => Memory(Case(name), int.Parse(steps, CultureInfo.InvariantCulture)),
        ["parameters", string name] => new { parameters = Case(name).Parameters },
        _ => throw new InvalidDataException($"unknown command '{string.Join(' ', command)}'"),
    };

    private ICase Case(string name)
    {
        if (!_ready.TryGetValue(name, out ICase? ready))
        {
            ready = AllCases.Make(name, device) ?? throw new InvalidDataException($"unknown case '{name}'");
            _ready[name] = ready;
        }
        return ready;
    }

    private object Time(ICase running, long count)
    {
        Finish();
        long start = Stopwatch.GetTimestamp();
        running.Run(count);
        Finish();
        return new { seconds = Stopwatch.GetElapsedTime(start).TotalSeconds };
    }

    private static object Memory(ICase running, int steps)
    {
        long[] resident = [.. Enumerable.Range(0, steps).Select(_ =>
        {
            running.Run(1);
            return ThisProcess.Resident();
        })];
        return new { resident, peak = ThisProcess.Peak() };
    }

    private void Finish()
    {
        if (device.type == DeviceType.CUDA)
        {
            torch.cuda.synchronize();
        }
    }

    private static void Say(object answer) => Console.WriteLine(JsonSerializer.Serialize(answer));
}
