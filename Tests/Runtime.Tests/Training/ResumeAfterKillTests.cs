using System;
using System.Diagnostics;
using System.IO;
using ModelDsl.Runtime.Tests.Data;
using ModelDsl.Training;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace ModelDsl.Runtime.Tests.Training;

/// <summary>A process that trains is killed, again and again, without a chance to tidy up.</summary>
public sealed class ResumeAfterKillTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_that_is_killed_and_resumed_ends_with_the_same_bits()
    {
        IdxBytes.WriteFashion(_folder.Path, train: 400, test: 100);
        Train("whole", killAfterLine: null).ShouldBeTrue();

        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var kills = 0; kills < 3; kills++)
            Train("parts", killAfterLine: random.Next(1, 30), random).ShouldBeFalse();
        Train("parts", killAfterLine: null).ShouldBeTrue();

        var (whole, parts) = (new RunFolder(_folder["whole"]), new RunFolder(_folder["parts"]));
        File.ReadAllBytes(parts.State).ShouldBe(File.ReadAllBytes(whole.State));
        File.ReadAllBytes(parts.Model).ShouldBe(File.ReadAllBytes(whole.Model));
    }

    // Returns whether the run came to its end.
    private bool Train(string name, int? killAfterLine, Random? random = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "exec", typeof(TrainingProgram).Assembly.Location, _folder.Path, _folder[name] },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var lines = 0;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (++lines != killAfterLine)
                continue;
            // Steps take about a millisecond: this lands anywhere in one, or in the saving of a checkpoint.
            Stopwatch wait = Stopwatch.StartNew();
            var microseconds = random!.Next(4000);
            while (wait.Elapsed.TotalMicroseconds < microseconds) { }

            process.Kill();
            output.WriteLine($"killed after '{line}'");
        }

        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
