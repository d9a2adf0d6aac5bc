using System;
using System.IO;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain")]
    [InlineData("zipped.gz")]
    public void A_file_is_read(string name)
    {
        var bytes = IdxBytes.File([1, 2, 3, 4, 5, 6], 1, 2, 3);
        File.WriteAllBytes(_folder[name], name.EndsWith(".gz", StringComparison.Ordinal) ? IdxBytes.Gzip(bytes) : bytes);
        var file = IdxFile.Read(_folder[name], rank: 3);
        file.Dims.ShouldBe([1, 2, 3]);
        file.Data.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void A_file_with_another_rank_is_refused() =>
        Refused(IdxBytes.File(new byte[20], 20), "begins with 00000801", "begins with 00000803");

    [Fact]
    public void A_file_of_other_values_is_refused()
    {
        var bytes = IdxBytes.File(new byte[8], 1, 2, 1);
        bytes[2] = 0x0D;
        Refused(bytes, "begins with 00000d03");
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused() =>
        Refused(IdxBytes.File(new byte[5], 1, 2, 3), "cut off: it has 5 of the 6 bytes that 1×2×3 needs");

    [Fact]
    public void A_file_with_too_much_is_refused() => Refused(IdxBytes.File(new byte[7], 1, 2, 3), "more bytes than the 6");

    [Fact]
    public void A_header_that_is_cut_off_is_refused() => Refused([0, 0, 8, 3, 0], "too short");

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void A_senseless_size_is_refused(int rows) => Refused(IdxBytes.File([], 60000, rows, 28), "no size for a data set");

    [Fact]
    public void A_damaged_gzip_file_is_refused()
    {
        File.WriteAllBytes(_folder["bad.gz"], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Should.Throw<DatasetException>(() => IdxFile.Read(_folder["bad.gz"], rank: 3)).Message.ShouldContain("not a sound gzip file");
    }

    private void Refused(byte[] bytes, params string[] expected)
    {
        File.WriteAllBytes(_folder["bad"], bytes);
        var error = Should.Throw<DatasetException>(() => IdxFile.Read(_folder["bad"], rank: 3));
        error.Message.ShouldStartWith(_folder["bad"]);
        foreach (var part in expected)
            error.Message.ShouldContain(part);
    }
}
