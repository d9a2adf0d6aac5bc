using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Checkpoints;

public sealed class SafeTensorsRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back()
    {
        var path = _folder["round-trip.safetensors"];
        Prop.ForAll(
                Files().ToArbitrary(),
                file =>
                {
                    SafeTensorsWriter.Write(path, file.Items, file.Metadata);
                    using var read = SafeTensorsFile.Open(path);
                    read.Metadata.OrderBy(m => m.Key).ShouldBe(file.Metadata.OrderBy(m => m.Key));
                    read.Tensors.Count.ShouldBe(file.Items.Count);
                    foreach (var item in file.Items)
                    {
                        var tensor = read[item.Name];
                        tensor.Type.ShouldBe(item.Type);
                        tensor.Shape.ShouldBe(item.Shape);
                        SafeTensorsBytes.Read(read, tensor).ShouldBe(Data(item));
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void The_order_of_the_tensors_does_not_change_the_bytes()
    {
        Prop.ForAll(
                Files().ToArbitrary(),
                file =>
                {
                    SafeTensorsWriter.Write(_folder["a"], file.Items, file.Metadata);
                    SafeTensorsWriter.Write(_folder["b"], [.. file.Items.Reverse()], file.Metadata);
                    File.ReadAllBytes(_folder["a"]).ShouldBe(File.ReadAllBytes(_folder["b"]));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    [Fact]
    public void Every_tensor_is_aligned_to_its_elements()
    {
        var path = _folder["aligned"];
        SafeTensorsWriter.Write(
            path,
            [
                new("bytes", SafeTensorsType.U8, [3], new byte[3]),
                new("doubles", SafeTensorsType.F64, [1], new byte[8]),
                new("halves", SafeTensorsType.F16, [3], new byte[6]),
            ]
        );
        var header = BitConverter.ToInt64(File.ReadAllBytes(path));
        using var file = SafeTensorsFile.Open(path);
        foreach (var tensor in file.Tensors)
            ((8 + header + tensor.Offset) % tensor.Type.Size()).ShouldBe(0);
    }

    [Fact]
    public void A_file_of_the_reference_writer_is_read()
    {
        using var file = SafeTensorsFile.Open(Path.Combine(AppContext.BaseDirectory, "Golden", "vit-a", "weights.safetensors"));
        file["cls_token"].Shape.ShouldBe([1, 1, 32]);
        file["cls_token"].Type.ShouldBe(SafeTensorsType.F32);
        file.Tensors.Sum(tensor => tensor.Length).ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public void A_name_cannot_be_written_twice()
    {
        SafeTensorsItem item = new("weight", SafeTensorsType.U8, [1], new byte[1]);
        Should.Throw<ArgumentException>(() => SafeTensorsWriter.Write(_folder["x"], [item, item])).Message.ShouldContain("'weight'");
    }

    [Fact]
    public void A_tensor_that_writes_too_little_leaves_the_old_file()
    {
        SafeTensorsWriter.Write(_folder["x"], [new("weight", SafeTensorsType.U8, [1], [7])]);
        var before = File.ReadAllBytes(_folder["x"]);
        Should.Throw<InvalidOperationException>(
            () => SafeTensorsWriter.Write(_folder["x"], [new("weight", SafeTensorsType.U8, [2], [7])])
        );
        File.ReadAllBytes(_folder["x"]).ShouldBe(before);
        Directory.GetFiles(_folder.Path).ShouldBe([_folder["x"]]);
    }

    [Fact]
    public void Bytes_outside_a_tensor_are_not_read()
    {
        SafeTensorsWriter.Write(_folder["x"], [new("a", SafeTensorsType.U8, [2], [1, 2]), new("b", SafeTensorsType.U8, [2], [3, 4])]);
        using var file = SafeTensorsFile.Open(_folder["x"]);
        var one = new byte[1];
        file.Copy(file["a"], 1, one);
        one.ShouldBe([2]);
        Should.Throw<ArgumentOutOfRangeException>(() => file.Copy(file["a"], 2, one));
        Should.Throw<ArgumentOutOfRangeException>(() => file.Copy(file["a"], -1, one));
    }

    private static byte[] Data(SafeTensorsItem item)
    {
        using var stream = new MemoryStream();
        item.WriteData(stream);
        return stream.ToArray();
    }

    private static Gen<(IReadOnlyList<SafeTensorsItem> Items, Dictionary<string, string> Metadata)> Files()
    {
        var names = ArbMap.Default.GeneratorFor<NonEmptyString>().Select(name => Readable(name.Get)).Where(name => name != "__metadata__");
        var item =
            from name in names
            from type in Gen.Elements(Enum.GetValues<SafeTensorsType>())
            from shape in Gen.Choose(0, 5).Select(dim => (long)dim).ArrayOf(3).SelectMany(_ => Gen.Choose(0, 3), (dims, rank) => dims[..rank])
            from seed in Gen.Choose(0, int.MaxValue)
            select new SafeTensorsItem(name, type, shape, Random(seed, type.Length(shape)));
        var metadata = names.Two().ListOf().Select(pairs => pairs.DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2));
        return from items in item.ListOf()
               from free in metadata
               select ((IReadOnlyList<SafeTensorsItem>)[.. items.DistinctBy(i => i.Name)], free);
    }

    // A lone half of a surrogate pair has no UTF-8.
    private static string Readable(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c))) + "é'\"😀";

    private static byte[] Random(int seed, long length)
    {
        var data = new byte[length];
        new Random(seed).NextBytes(data);
        return data;
    }
}
