using System;
using System.IO;
using System.Linq;
using System.Text;
using ModelDsl.Data;
using ModelDsl.Runtime.Tests.Data.Images;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private static readonly ImageSize s_size = new(3, 4, 4);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_and_val_are_read_in_every_format()
    {
        Write("train/b/1.ppm", Ppm(4, 4, (10, 20, 30)));
        Write("train/a/1.pgm", Pgm(4, 4, 7));
        Write("train/a/deeper/2.png", Png(4, 4, 99));
        Write("val/a/1.pgm", Pgm(4, 4, 8));
        Write("val/b/1.pgm", Pgm(4, 4, 9));
        Write("train/b/.hidden", [1]);
        var train = ImageFolder.Load(DataSplit.Train, _folder.Path, s_size);
        var test = ImageFolder.Load(DataSplit.Test, _folder.Path, s_size);
        train.Classes.ShouldBe(["a", "b"]);
        (train.Count, test.Count).ShouldBe((3, 2));
        Enumerable.Range(0, 3).Select(train.Label).ShouldBe([0, 0, 1]);
        First(train, 0).ShouldBe([7, 7, 7]);
        First(train, 1).ShouldBe([99, 99, 99]);
        // Channel by channel, as models take images.
        First(train, 2).ShouldBe([10, 20, 30]);
        First(test, 1).ShouldBe([9, 9, 9]);
    }

    [Fact]
    public void Pictures_of_any_size_are_scaled_and_cut()
    {
        Write("train/a/wide.pgm", Pgm(40, 8, 50));
        Write("train/b/tall.pgm", Pgm(3, 9, 60));
        Write("test/a/1.pgm", Pgm(4, 4, 1));
        Write("test/b/1.pgm", Pgm(4, 4, 2));
        var data = ImageFolder.Load(DataSplit.Train, _folder.Path, new ImageSize(1, 4, 6));
        data.Size.ShouldBe(new ImageSize(1, 4, 6));
        First(data, 0).ShouldBe([50]);
        First(data, 1).ShouldBe([60]);
    }

    [Fact]
    public void Without_val_a_part_of_each_class_is_set_apart_and_always_the_same()
    {
        foreach (var name in new[] { "a", "b" })
        {
            for (byte i = 0; i < 20; i++)
                Write($"{name}/{i:00}.pgm", Pgm(4, 4, (byte)(i + (name == "a" ? 0 : 100))));
        }

        var size = new ImageSize(1, 4, 4);
        var train = ImageFolder.Load(DataSplit.Train, _folder.Path, size, testPart: 0.25);
        var test = ImageFolder.Load(DataSplit.Test, _folder.Path, size, testPart: 0.25);
        (train.Count, test.Count).ShouldBe((30, 10));
        var all = new[] { train, test }.SelectMany(data => Enumerable.Range(0, data.Count).Select(i => First(data, i)[0])).ToArray();
        all.Order().ShouldBe([.. Enumerable.Range(0, 20).Select(i => (byte)i), .. Enumerable.Range(100, 20).Select(i => (byte)i)]);
        var again = ImageFolder.Load(DataSplit.Test, _folder.Path, size, testPart: 0.25);
        Enumerable.Range(0, 10).Select(i => First(again, i)[0]).ShouldBe(Enumerable.Range(0, 10).Select(i => First(test, i)[0]));
        // A draw, not the first of each class.
        First(test, 4)[0].ShouldBeGreaterThan((byte)4);
    }

    [Fact]
    public void The_normalization_is_ImageNet_s_or_what_is_asked_for()
    {
        Write("a/1.pgm", Pgm(4, 4, 1));
        Write("a/2.pgm", Pgm(4, 4, 1));
        Write("b/1.pgm", Pgm(4, 4, 1));
        Write("b/2.pgm", Pgm(4, 4, 1));
        ImageFolder.Load(DataSplit.Train, _folder.Path, s_size).Normalization.Mean.ShouldBe([0.485f, 0.456f, 0.406f]);
        var asked = new Normalization([0.5f, 0.5f, 0.5f], [0.25f, 0.25f, 0.25f]);
        ImageFolder.Load(DataSplit.Train, _folder.Path, s_size, asked).Normalization.ShouldBe(asked);
    }

    [Fact]
    public void A_bad_picture_is_named_before_anything_is_trained()
    {
        Write("train/a/1.pgm", Pgm(4, 4, 1));
        Write("train/b/cat.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        Write("train/b/dog.png", Png(4, 4, 1)[..40]);
        Write("val/a/1.pgm", Pgm(4, 4, 1));
        Write("val/b/1.pgm", Pgm(4, 4, 1));
        var error = Should.Throw<DatasetException>(() => ImageFolder.Load(DataSplit.Train, _folder.Path, s_size));
        error.Message.ShouldStartWith(_folder["train/b/cat.jpg"]);
        error.Message.ShouldContain("PNG, binary PGM (P5) and binary PPM (P6)");
        error.Message.ShouldEndWith("(1 more cannot be read either.)");
    }

    [Fact]
    public void Parts_with_other_classes_are_refused()
    {
        Write("train/a/1.pgm", Pgm(4, 4, 1));
        Write("train/b/1.pgm", Pgm(4, 4, 1));
        Write("val/a/1.pgm", Pgm(4, 4, 1));
        Write("val/c/1.pgm", Pgm(4, 4, 1));
        Error(DataSplit.Train).ShouldContain("only one has b, c");
    }

    [Fact]
    public void What_else_is_missing_is_said()
    {
        Should.Throw<DatasetException>(() => ImageFolder.Load(DataSplit.Train, _folder["nowhere"], s_size)).Message.ShouldContain("train/CLASS");
        Error(DataSplit.Train).ShouldContain("has 0 classes and needs two or more");
        Write("a/1.pgm", Pgm(4, 4, 1));
        Error(DataSplit.Train).ShouldContain("has 1 classes");
        Directory.CreateDirectory(_folder["b"]);
        Error(DataSplit.Test).ShouldContain("too few");
        Write("a/2.pgm", Pgm(4, 4, 1));
        Error(DataSplit.Test).ShouldContain($"{_folder["b"]} holds no picture");
    }

    [Fact]
    public void A_folder_says_itself_which_data_set_it_holds()
    {
        Write("a/1.pgm", Pgm(4, 4, 1));
        Write("a/2.pgm", Pgm(4, 4, 1));
        Write("b/1.pgm", Pgm(4, 4, 1));
        Write("b/2.pgm", Pgm(4, 4, 1));
        DatasetFolder.Load(DataSplit.Train, _folder.Path, s_size).ShouldBeOfType<ImageFolder>();
        using var other = new TemporaryFolder();
        Directory.CreateDirectory(other[FashionMnist.Name]);
        IdxBytes.WriteFashion(other[FashionMnist.Name], train: 30, test: 20);
        DatasetFolder.Load(DataSplit.Train, other.Path, s_size).Name.ShouldBe(FashionMnist.Name);
    }

    [Fact]
    public void Another_data_set_can_be_scaled()
    {
        IdxBytes.WriteFashion(_folder.Path, train: 30, test: 20);
        var small = FashionMnist.Load(DataSplit.Train, _folder.Path);
        var large = new ScaledDataset(small, new ImageSize(3, 16, 16));
        (large.Count, large.Name, large.Label(11)).ShouldBe((30, small.Name, 1));
        large.Normalization.Mean.ShouldBe([0.2860f, 0.2860f, 0.2860f]);
        var (before, after) = (new byte[64], new byte[3 * 256]);
        small.Read(3, before);
        large.Read(3, after);
        // The corner of a picture that is scaled by two is its corner.
        after[0].ShouldBe(before[0]);
        after.AsSpan(0, 256).ToArray().ShouldBe(after.AsSpan(512, 256).ToArray());
    }

    private static byte[] First(ImageDataset data, int index)
    {
        var pixels = new byte[data.Size.Pixels];
        data.Read(index, pixels);
        var area = data.Size.Height * data.Size.Width;
        return [.. Enumerable.Range(0, data.Size.Channels).Select(channel => pixels[channel * area])];
    }

    private static byte[] Pgm(int width, int height, byte grey) =>
        [.. Encoding.ASCII.GetBytes($"P5 {width} {height} 255\n"), .. Enumerable.Repeat(grey, width * height)];

    private static byte[] Ppm(int width, int height, (byte R, byte G, byte B) colour) =>
        [
            .. Encoding.ASCII.GetBytes($"P6 {width} {height} 255\n"),
            .. Enumerable.Range(0, width * height).SelectMany(_ => new[] { colour.R, colour.G, colour.B }),
        ];

    private static byte[] Png(int width, int height, byte grey) =>
        PngWriter.Write(width, height, 8, 0, [.. Enumerable.Range(0, height).Select(_ => Enumerable.Repeat(grey, width).ToArray())], _ => 0);

    private string Error(DataSplit split) => Should.Throw<DatasetException>(() => ImageFolder.Load(split, _folder.Path, s_size)).Message;

    private void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllBytes(_folder[path], bytes);
    }
}
