using System;
using System.IO;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Checkpoints;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_created_then_replaced()
    {
        AtomicFile.Write(_folder["x"], stream => stream.Write([1, 2, 3]));
        AtomicFile.Write(_folder["x"], stream => stream.Write([4]));
        File.ReadAllBytes(_folder["x"]).ShouldBe([4]);
        Directory.GetFiles(_folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Until_the_end_readers_see_the_old_content()
    {
        AtomicFile.Write(_folder["x"], stream => stream.Write([1, 2, 3]));
        AtomicFile.Write(
            _folder["x"],
            stream =>
            {
                stream.Write([9]);
                stream.Flush();
                File.ReadAllBytes(_folder["x"]).ShouldBe([1, 2, 3]);
            }
        );
        File.ReadAllBytes(_folder["x"]).ShouldBe([9]);
    }

    [Fact]
    public void A_failure_leaves_the_old_content_and_nothing_else()
    {
        AtomicFile.Write(_folder["x"], stream => stream.Write([1, 2, 3]));
        Should.Throw<FormatException>(() => AtomicFile.Write(_folder["x"], _ => throw new FormatException()));
        File.ReadAllBytes(_folder["x"]).ShouldBe([1, 2, 3]);
        Directory.GetFiles(_folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void What_a_killed_process_left_is_overwritten()
    {
        File.WriteAllBytes(_folder["x.tmp"], new byte[1000]);
        AtomicFile.Write(_folder["x"], stream => stream.Write([1]));
        File.ReadAllBytes(_folder["x"]).ShouldBe([1]);
        Directory.GetFiles(_folder.Path).Length.ShouldBe(1);
    }
}
