using ModelDsl.Data;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class BatchReaderTests
{
    private static readonly MemoryImageDataset s_data = new(
        "two",
        new ImageSize(2, 1, 2),
        [0, 255, 51, 102, 255, 255, 0, 0],
        [1, 0],
        ["a", "b"],
        new Normalization([0.5f, 0.2f], [0.5f, 0.1f])
    );

    [Fact]
    public void Images_are_normalised_by_channel()
    {
        using var scope = NewDisposeScope();
        using var reader = new BatchReader(s_data, CPU);
        var (images, labels) = reader.Read([1, 0]);
        images.shape.ShouldBe([2, 2, 1, 2]);
        float[] expected = [1, 1, -2, -2, -1, 1, 0, 2];
        var found = images.data<float>().ToArray();
        for (var i = 0; i < expected.Length; i++)
            found[i].ShouldBe(expected[i], 1e-5f);
        labels.data<long>().ToArray().ShouldBe([0, 1]);
    }

    [Fact]
    public void Nothing_but_the_batch_stays()
    {
        using var scope = NewDisposeScope();
        using var reader = new BatchReader(s_data, CPU);
        var before = scope.DisposablesCount;
        _ = reader.Read([0, 1], pixels => pixels.flip(3));
        scope.DisposablesCount.ShouldBe(before + 2);
    }
}
