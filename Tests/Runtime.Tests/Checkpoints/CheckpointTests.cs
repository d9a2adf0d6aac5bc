using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Checkpoints;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_saved_is_loaded()
    {
        using var saved = Net();
        using var loaded = Net();
        Checkpoint.Save(saved, _folder["x"], new Dictionary<string, string> { ["note"] = "of the test" });
        var load = Checkpoint.Load(loaded, _folder["x"]);
        Values(loaded).ShouldBe(Values(saved));
        load.Tensors.ShouldBe(7);
        load.Conversions.ShouldBeEmpty();
        load.Metadata["note"].ShouldBe("of the test");
    }

    [Theory]
    [InlineData(ScalarType.Float64, SafeTensorsType.F64)]
    [InlineData(ScalarType.Float16, SafeTensorsType.F16)]
    [InlineData(ScalarType.BFloat16, SafeTensorsType.BF16)]
    public void Another_width_of_numbers_is_converted_and_stated(ScalarType type, SafeTensorsType inFile)
    {
        using var saved = Net().to(type);
        using var loaded = Net();
        Checkpoint.Save(saved, _folder["x"]);
        var load = Checkpoint.Load(loaded, _folder["x"]);
        load.Conversions.ShouldBe(new Dictionary<(SafeTensorsType, SafeTensorsType), int> { [(inFile, SafeTensorsType.F32)] = 6 });
        Values(loaded).ShouldBe(Values(saved.to(float32)));
    }

    [Fact]
    public void Every_fault_is_reported_at_once_and_nothing_changes()
    {
        using var net = Net();
        var before = Values(net);
        SafeTensorsWriter.Write(
            _folder["x"],
            [
                Floats("fc.weight", 3, 4),
                Floats("fc.bias", 4),
                Floats("norm.weight", 3),
                Floats("norm.running_mean", 3),
                Floats("norm.running_var", 3),
                Floats("norm.num_batches_tracked"),
                Floats("head.weight", 1),
                Floats("head.bias", 1),
            ]
        );
        var error = Should.Throw<CheckpointException>(() => Checkpoint.Load(net, _folder["x"]));
        error.Missing.ShouldBe(["norm.bias"]);
        error.Unexpected.Order().ShouldBe(["head.bias", "head.weight"]);
        error.Misfits.OrderBy(misfit => misfit.Key).ShouldBe(
            [new("fc.bias", "F32 [4]", "F32 [3]"), new("norm.num_batches_tracked", "F32 []", "I64 []")]
        );
        error.Message.ShouldBe(
            $"""
            {_folder["x"]} does not fit Sequential; nothing was loaded.
              missing from the file (1):
                norm.bias
              unknown to the model (2):
                head.bias
                head.weight
              not alike (2):
                fc.bias: the file has F32 [4], the model needs F32 [3]
                norm.num_batches_tracked: the file has F32 [], the model needs I64 []
            """
        );
        Values(net).ShouldBe(before);
    }

    [Fact]
    public void A_shape_that_would_broadcast_does_not_fit()
    {
        using var net = nn.Sequential(("fc", nn.Linear(4, 3, hasBias: false)));
        SafeTensorsWriter.Write(_folder["x"], [Floats("fc.weight", 1, 4)]);
        Should.Throw<CheckpointException>(() => Checkpoint.Load(net, _folder["x"])).Misfits.Single().Found.ShouldBe("F32 [1, 4]");
    }

    [Fact]
    public void Keys_are_translated_both_ways()
    {
        KeyMap keys = new() { { "layer.{*}", "fc.{*}" } };
        using var saved = Net();
        using var loaded = Net();
        Checkpoint.Save(saved, _folder["x"], keys: keys);
        using (var file = SafeTensorsFile.Open(_folder["x"]))
            file.Tensors.Select(tensor => tensor.Name).ShouldContain("layer.weight");
        Checkpoint.Load(loaded, _folder["x"], keys);
        Values(loaded).ShouldBe(Values(saved));
    }

    [Fact]
    public void Faults_name_the_keys_of_both_sides()
    {
        KeyMap keys = new() { { "layer.{*}", "fc.{*}" } };
        using var net = nn.Sequential(("fc", nn.Linear(4, 3)));
        SafeTensorsWriter.Write(_folder["x"], [Floats("layer.weight", 3, 4), Floats("fc.weight", 3, 4), Floats("layer.gain", 3)]);
        var error = Should.Throw<CheckpointException>(() => Checkpoint.Load(net, _folder["x"], keys));
        error.Missing.ShouldBe(["fc.bias (in the file: layer.bias)"]);
        error.Unexpected.Order().ShouldBe(["layer.gain (read as fc.gain)", "layer.weight (read as fc.weight, as is fc.weight)"]);
    }

    [Fact]
    public void A_byte_that_is_no_truth_value_is_refused()
    {
        using var target = zeros([3], @bool);
        SafeTensorsWriter.Write(_folder["x"], [new("mask", SafeTensorsType.BOOL, [3], [0, 1, 2])]);
        using var file = SafeTensorsFile.Open(_folder["x"]);
        var targets = new Dictionary<string, Tensor> { ["mask"] = target };
        Should.Throw<SafeTensorsException>(() => TensorLoader.Load(file, targets, "model", KeyMap.Identity))
            .Message.ShouldContain("tensor 'mask': holds 2 at 2");
    }

    [Fact]
    public void A_tensor_of_many_pieces_survives()
    {
        using var scope = NewDisposeScope();
        // 40 MB in pieces of 16, and not contiguous.
        var tensor = arange(5_000_000).view(2, -1).t();
        SafeTensorsWriter.Write(_folder["x"], [TensorBytes.Item("x", tensor)]);
        using var file = SafeTensorsFile.Open(_folder["x"]);
        using var read = file.Read("x");
        read.shape.ShouldBe([2_500_000, 2]);
        (read - tensor).abs().sum().item<long>().ShouldBe(0);
    }

    [Fact]
    public void Loading_leaves_no_tensor_behind()
    {
        using var net = Net();
        Checkpoint.Save(net, _folder["x"]);
        using var scope = NewDisposeScope();
        Checkpoint.Load(net, _folder["x"]);
        Checkpoint.Save(net, _folder["x"]);
        scope.DisposablesCount.ShouldBe(0);
    }

    private static nn.Module<Tensor, Tensor> Net() => nn.Sequential(("fc", nn.Linear(4, 3)), ("norm", nn.BatchNorm1d(3)));

    private static SafeTensorsItem Floats(string name, params long[] shape) =>
        new(name, SafeTensorsType.F32, shape, new byte[SafeTensorsType.F32.Length(shape)]);

    private static double[] Values(nn.Module module)
    {
        using var scope = NewDisposeScope();
        return [.. module.state_dict().SelectMany(pair => pair.Value.detach().to(float64).data<double>().ToArray())];
    }
}
