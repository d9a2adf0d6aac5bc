using System;
using System.IO;
using ModelDsl.Training;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Training;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_run_is_named_by_what_and_when() =>
        RunFolder.New("runs", "VitFashion", new DateTime(2026, 1, 31, 15, 45, 7)).ShouldBe(Path.Combine("runs", "VitFashion-20260131-154507"));

    [Fact]
    public void The_latest_run_is_the_one_worked_on_last()
    {
        RunFolder.Latest(_folder["nowhere"]).ShouldBeNull();
        Make("A-1", hour: 3);
        Make("A-2", hour: 1);
        Make("B-1", hour: 5);
        Directory.CreateDirectory(_folder["A-3"]);
        RunFolder.Latest(_folder.Path).ShouldBe(_folder["B-1"]);
        RunFolder.Latest(_folder.Path, "A").ShouldBe(_folder["A-1"]);
        RunFolder.Latest(_folder.Path, "C").ShouldBeNull();
    }

    private void Make(string name, int hour)
    {
        Directory.CreateDirectory(_folder[name]);
        var state = new RunFolder(_folder[name]).State;
        File.WriteAllBytes(state, []);
        File.SetLastWriteTimeUtc(state, new DateTime(2026, 1, 31, hour, 0, 0, DateTimeKind.Utc));
    }
}
