using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>
/// One side of the comparison, in a process of its own: ours or Python's. Both get the same environment, speak the same lines on
/// stdin and stdout, and time themselves, so that what stands between them and this process is not measured.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process, JsonElement hello)
    {
        _process = process;
        Hello = hello;
    }

    /// <summary>What the worker said of itself: version, threads, the libtorch it has mapped.</summary>
    public JsonElement Hello { get; }

    public static WorkerProcess Ours(Settings settings)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path to start again from.");
        List<string> arguments = ["worker", settings.Device, settings.Threads.ToString(CultureInfo.InvariantCulture)];
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            arguments.Insert(0, Path.Combine(AppContext.BaseDirectory, "ModelDsl.Benchmarks.dll"));
        }
        return Start(host, arguments, settings);
    }

    public static WorkerProcess Python(Settings settings)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Python", "worker.py");
        return Start(settings.Python, [script, settings.Device, settings.Threads.ToString(CultureInfo.InvariantCulture)], settings);
    }

    /// <summary>Seconds that <paramref name="count"/> runs of a case take.</summary>
    public double Run(string name, long count) =>
        Ask(string.Create(CultureInfo.InvariantCulture, $"run {name} {count}")).GetProperty("seconds").GetDouble();

    /// <summary>How many parameters the model of a case has.</summary>
    public long Parameters(string name) => Ask($"parameters {name}").GetProperty("parameters").GetInt64();

    /// <summary>Resident bytes after each of some training steps, and the most there ever were.</summary>
    public (long[] Resident, long Peak) Memory(string name, int steps)
    {
        JsonElement answer = Ask(string.Create(CultureInfo.InvariantCulture, $"memory {name} {steps}"));
        return (answer.GetProperty("resident").Deserialize<long[]>()!, answer.GetProperty("peak").GetInt64());
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.WriteLine("quit");
            if (!_process.WaitForExit(5000))
            {
                _process.Kill();
            }
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // It has ended already, which is what was wanted.
        }
        _process.Dispose();
    }

    private static WorkerProcess Start(string program, IEnumerable<string> arguments, Settings settings)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string name, string value) in settings.Environment)
        {
            start.Environment[name] = value;
        }
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new WorkerException($"{program}: {missing.Message}");
        }
        try
        {
            return new WorkerProcess(process, Read(process));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    private JsonElement Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        return Read(_process);
    }

    private static JsonElement Read(Process process)
    {
        string line = process.StandardOutput.ReadLine()
            ?? throw new WorkerException($"{process.StartInfo.FileName} ended without an answer.");
        JsonElement answer = JsonDocument.Parse(line).RootElement;
        return answer.TryGetProperty("error", out JsonElement error) ? throw new WorkerException(error.GetString()!) : answer;
    }
}

/// <summary>A side of the comparison cannot run, or not this case.</summary>
internal sealed class WorkerException(string message) : Exception(message);
