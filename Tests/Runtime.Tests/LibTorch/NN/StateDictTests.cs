using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Shouldly;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>Keys and their order, loading and its checks, and TorchSharp's own file format.</summary>
public sealed class StateDictTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private sealed class Model : nn.Module<Tensor, Tensor>
    {
        public readonly Parameter scale = nn.Parameter(ones(3));
        public readonly Conv1d first = nn.Conv1d(3, 3, 1);
        public readonly BatchNorm1d norm = nn.BatchNorm1d(3);
        public readonly ModuleList<Linear> blocks = nn.ModuleList(nn.Linear(4, 4), nn.Linear(4, 4, hasBias: false));
        public readonly Linear tied;

        public Model() : base(nameof(Model))
        {
            tied = blocks[0];
            register_buffer("position", arange(4, ScalarType.Int64));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input;
    }

    private static readonly string[] Keys =
    [
        "scale", "first.weight", "first.bias", "norm.weight", "norm.bias", "blocks.0.weight", "blocks.0.bias", "blocks.1.weight",
        "position", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked",
        "tied.weight", "tied.bias",
    ];

    [Fact]
    public void Parameters_come_first_then_buffers_then_the_other_names_of_shared_modules()
    {
        using var model = new Model();

        model.state_dict().Keys.ShouldBe(Keys);
        model.state_dict(prefix: "net").Keys.ShouldBe(Keys.Select(key => $"net.{key}"));
    }

    [Fact]
    public void A_shared_module_is_counted_once_among_the_parameters()
    {
        using var model = new Model();

        model.named_parameters().Select(entry => entry.name).ShouldBe(Keys[..8]);
        model.state_dict()["tied.weight"].ShouldBeSameAs(model.blocks[0].weight);
    }

    [Fact]
    public void The_tensors_are_live()
    {
        using var model = new Model();
        using (no_grad())
            model.state_dict()["scale"].fill_(5);

        model.scale.sum().item<float>().ShouldBe(15);
    }

    [Fact]
    public void Dotted_paths_find_what_lies_below()
    {
        using var model = new Model();

        model.get_parameter("blocks.1.weight").ShouldBeSameAs(model.blocks[1].weight);
        model.get_buffer("norm.running_var").ShouldBeSameAs(model.norm.running_var);
        model.has_parameter("tied.bias").ShouldBeTrue();
        model.has_buffer("position").ShouldBeTrue();
        model.get_parameter("blocks.2.weight").ShouldBeNull();
        model.has_parameter("blocks").ShouldBeFalse();
        model.get_buffer("norm.weight").ShouldBeNull();
    }

    [Fact]
    public void Loading_copies_into_the_same_objects()
    {
        using var source = new Model();
        using var target = new Model();
        var before = target.first.weight;

        var (missing, unexpected) = target.load_state_dict(source.state_dict());

        missing.ShouldBeEmpty();
        unexpected.ShouldBeEmpty();
        target.first.weight.ShouldBeSameAs(before);
        target.first.weight.allclose(source.first.weight, 0, 0).ShouldBeTrue();
        target.first.weight.requires_grad.ShouldBeTrue();
    }

    [Fact]
    public void Strict_loading_names_what_is_wrong_and_changes_nothing()
    {
        using var model = new Model();
        var source = Clones(model, 2);
        source.Remove("first.bias");
        source.Add("extra", ones(1));

        var error = Should.Throw<InvalidOperationException>(() => model.load_state_dict(source));

        error.Message.ShouldContain("not identical");
        error.Message.ShouldContain("first.bias");
        error.Message.ShouldContain("extra");
        model.scale.sum().item<float>().ShouldBe(3);
    }

    [Fact]
    public void Lenient_loading_reports_and_loads_the_rest()
    {
        using var model = new Model();
        var source = Clones(model, 2);
        source.Remove("first.bias");
        source.Add("extra", ones(1));

        var (missing, unexpected) = model.load_state_dict(source, strict: false);

        missing.ShouldBe(["first.bias"]);
        unexpected.ShouldBe(["extra"]);
        model.scale.sum().item<float>().ShouldBe(6);
    }

    [Fact]
    public void Skipped_keys_are_neither_loaded_nor_missed()
    {
        using var model = new Model();
        var source = Clones(model, 2);
        source.Remove("first.bias");

        model.load_state_dict(source, skip: ["first.bias", "scale"]);

        model.scale.sum().item<float>().ShouldBe(3);
    }

    [Fact]
    public void A_shape_that_would_only_broadcast_is_refused()
    {
        using var model = new Model();
        var source = Clones(model, 2);
        source["scale"] = ones(1);

        Should.Throw<InvalidOperationException>(() => model.load_state_dict(source, strict: false))
            .Message.ShouldContain("scale is [1], not [3]");
    }

    [Fact]
    public void What_is_saved_is_loaded()
    {
        using var source = new Model();
        using (no_grad())
            source.scale.fill_(4);
        var path = _folder["model.dat"];
        source.save(path);
        using var target = new Model();
        var loaded = new Dictionary<string, bool>();

        target.load(path, loadedParameters: loaded).ShouldBeSameAs(target);

        loaded.Keys.ShouldBe(Keys);
        loaded.Values.ShouldAllBe(found => found);
        foreach (var (key, value) in source.state_dict())
            target.state_dict()[key].allclose(value, 0, 0).ShouldBeTrue(key);
    }

    [Fact]
    public void The_file_is_TorchSharps()
    {
        using var model = nn.Linear(2, 1, hasBias: false);
        using (no_grad())
            model.weight.copy_(tensor(new[] { 1f, 2f }).reshape(1, 2));
        using var stream = new MemoryStream();

        model.save(stream);

        // One entry, its name, then type 6 (Float32), 2 dimensions, 1 by 2, and the floats.
        byte[] expected = [1, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40];
        stream.ToArray().ShouldBe(expected);
    }

    [Fact]
    public void Loading_is_strict_unless_told_otherwise()
    {
        using var big = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2));
        using var small = nn.Sequential(nn.Linear(2, 2));
        big.save(_folder["big.dat"]);
        small.save(_folder["small.dat"]);

        Should.Throw<ArgumentException>(() => big.load(_folder["small.dat"])).Message.ShouldContain("2 tensors, this module has 4");
        Should.Throw<FileNotFoundException>(() => big.load(_folder["none.dat"]));

        var loaded = new Dictionary<string, bool>();
        small.load(_folder["big.dat"], strict: false, loadedParameters: loaded);
        loaded.Where(entry => entry.Value).Select(entry => entry.Key).ShouldBe(["0.weight", "0.bias"]);
        small.get_parameter("0.weight")!.allclose(big.get_parameter("0.weight")!, 0, 0).ShouldBeTrue();
    }

    private static Dictionary<string, Tensor> Clones(nn.Module model, double factor) =>
        model.state_dict().ToDictionary(entry => entry.Key, entry => (entry.Value.detach() * factor).to(entry.Value.dtype));
}
