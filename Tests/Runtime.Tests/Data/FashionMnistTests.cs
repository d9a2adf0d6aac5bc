using System;
using System.IO;
using System.Linq;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class FashionMnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read()
    {
        IdxBytes.WriteFashion(_folder.Path, train: 30, test: 20);
        var train = FashionMnist.Load(DataSplit.Train, _folder.Path);
        var test = FashionMnist.Load(DataSplit.Test, _folder.Path);
        (train.Count, test.Count).ShouldBe((30, 20));
        train.Size.ShouldBe(new ImageSize(1, 8, 8));
        Enumerable.Range(0, 12).Select(test.Label).ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    }

    [Fact]
    public void A_folder_of_data_sets_is_read()
    {
        Directory.CreateDirectory(_folder["fashion-mnist"]);
        IdxBytes.WriteFashion(_folder["fashion-mnist"], train: 30, test: 20);
        FashionMnist.Load(DataSplit.Train, _folder.Path).Count.ShouldBe(30);
    }

    [Fact]
    public void What_is_missing_and_how_to_get_it_is_said()
    {
        var error = Should.Throw<DatasetException>(() => FashionMnist.Load(DataSplit.Train, _folder.Path));
        error.Message.ShouldContain("train-images-idx3-ubyte.gz");
        error.Message.ShouldContain(_folder.Path);
        error.Message.ShouldContain("apt-get install dataset-fashion-mnist");
        error.Message.ShouldContain("--data");
    }

    [Fact]
    public void Images_without_labels_are_refused()
    {
        IdxBytes.WriteFashion(_folder.Path, train: 30, test: 20);
        File.Copy(_folder["t10k-labels-idx1-ubyte.gz"], _folder["train-labels-idx1-ubyte.gz"], overwrite: true);
        Should.Throw<DatasetException>(() => FashionMnist.Load(DataSplit.Train, _folder.Path)).Message.ShouldContain("30 images");
    }

    [Fact]
    public void A_label_without_class_is_refused()
    {
        var error = Should.Throw<DatasetException>(
            () => new MemoryImageDataset("x", new ImageSize(1, 1, 1), [1, 2], [0, 3], ["a", "b"], new Normalization([0], [1]))
        );
        error.Message.ShouldBe("x: image 1 has label 3; there are 2 classes.");
    }
}
