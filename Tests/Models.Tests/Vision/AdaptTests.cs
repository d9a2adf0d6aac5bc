using System;
using System.IO;
using System.Linq;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Models.Tests.Vision;

/// <summary>A checkpoint, under its public keys, in a model of another image size, window, number of channels or of classes.</summary>
public sealed class AdaptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modeldsl-adapt-");

    private string File => Path.Combine(_folder.FullName, "given.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Pvt_takes_another_grid_other_channels_and_other_classes()
    {
        using var scope = NewDisposeScope();
        using var from = new PvtFashion();
        using var to = new PvtOther();
        var fresh = to.state_dict()["head.fc.weight"].clone();
        var load = Load(from, to);
        load.Adapted.Where(tensor => tensor.StartsAnew).Select(tensor => tensor.Key).Order().ShouldBe(["head.fc.bias", "head.fc.weight"]);
        load.Adapted.Where(tensor => !tensor.StartsAnew).Select(tensor => tensor.Key).Order().ShouldBe(
            ["patch_embed1.proj.weight", "position1.weight", "position2.weight"]
        );
        var (before, after) = (from.state_dict(), to.state_dict());
        after["head.fc.weight"].allclose(fresh).ShouldBeTrue();
        after["position1.weight"].allclose(Resampling.AbsolutePositions(before["position1.weight"], 0, 14, 18)!).ShouldBeTrue();
        after["position2.weight"].allclose(Resampling.AbsolutePositions(before["position2.weight"], 1, 7, 9)!).ShouldBeTrue();
        after["patch_embed1.proj.weight"].sum(dim: 1, keepdim: true).allclose(before["patch_embed1.proj.weight"], atol: 1e-6).ShouldBeTrue();
        after["stage2.1.mlp.fc1.weight"].allclose(before["stage2.1.mlp.fc1.weight"]).ShouldBeTrue();
        to.call(randn(2, 3, 28, 36)).shape.ShouldBe([2, 7]);
    }

    [Fact]
    public void Swin_takes_another_window_and_keeps_its_own_masks()
    {
        using var scope = NewDisposeScope();
        using var from = new SwinFashion();
        using var to = new SwinOther();
        var masks = to.state_dict().Where(pair => pair.Key.EndsWith("attn_mask")).ToDictionary(pair => pair.Key, pair => pair.Value.clone());
        var load = Load(from, to);
        // In the second stage only the larger model shifts its windows.
        masks.Count.ShouldBeGreaterThan(from.state_dict().Keys.Count(key => key.EndsWith("attn_mask")));
        load.Adapted.Select(tensor => tensor.Key.Split('.')[^1]).Distinct().ShouldBe(["relative_position_bias_table"]);
        load.Adapted.Count.ShouldBe(4);
        var (before, after) = (from.state_dict(), to.state_dict());
        foreach (var (key, mask) in masks)
            after[key].allclose(mask).ShouldBeTrue();
        const string Table = "stage2.1.attn.relative_position_bias_table";
        after[Table].allclose(Resampling.RelativePositions(before[Table], 8)!).ShouldBeTrue();
        to.call(randn(1, 1, 64, 64)).shape.ShouldBe([1, 10]);
    }

    [Fact]
    public void Nest_and_a_distilled_model_take_larger_images()
    {
        using var scope = NewDisposeScope();
        using var nest = new NestOther();
        Load(new NestFashion(), nest).Adapted.Select(tensor => tensor.Key).Order().ShouldBe(
            ["head.fc.bias", "head.fc.weight", "position1.weight", "position2.weight"]
        );
        nest.call(randn(1, 1, 32, 32)).shape.ShouldBe([1, 3]);
        using var distilled = new DistilledLarge();
        Load(new DistilledSmall(), distilled).Adapted.Select(tensor => tensor.Key).Order().ShouldBe(
            ["head.fc.bias", "head.fc.weight", "head.fc_dist.bias", "head.fc_dist.weight", "position.weight"]
        );
        distilled.call(randn(1, 3, 48, 48)).shape.ShouldBe([1, 4]);
    }

    [Fact]
    public void Nothing_is_adapted_unasked_and_what_cannot_be_is_listed()
    {
        using var scope = NewDisposeScope();
        using var from = new PvtFashion();
        using var to = new PvtOther();
        Checkpoint.Save(from, File, keys: KeyMap.Of(typeof(PvtFashion)));
        Should.Throw<CheckpointException>(() => Checkpoint.Load(to, File, KeyMap.Of(typeof(PvtOther)))).Misfits.Count.ShouldBe(5);
        using var swin = new SwinFashion();
        var before = swin.state_dict()["patch_embed.proj.weight"].clone();
        Should.Throw<CheckpointException>(() => Checkpoint.Load(swin, File, KeyMap.Of(typeof(PvtOther)), adapt: true)).Missing.ShouldNotBeEmpty();
        swin.state_dict()["patch_embed.proj.weight"].allclose(before).ShouldBeTrue();
    }

    private CheckpointLoad Load(nn.Module from, nn.Module to)
    {
        var keys = KeyMap.Of(from.GetType());
        Checkpoint.Save(from, File, keys: keys);
        return Checkpoint.Load(to, File, keys, adapt: true);
    }
}
