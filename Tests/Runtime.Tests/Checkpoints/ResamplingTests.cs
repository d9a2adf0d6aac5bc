using System;
using System.IO;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Checkpoints;

/// <summary>Against PyTorch's own interpolation; <c>Tests/Golden/resampling/make.py</c> says how it was asked.</summary>
public sealed class ResamplingTests : IDisposable
{
    // Of values around 1; later versions of libtorch add in another order.
    private const double Rounding = 1e-5;

    private readonly SafeTensorsFile _golden = SafeTensorsFile.Open(
        Path.Combine(AppContext.BaseDirectory, "Golden", "resampling", "tables.safetensors")
    );

    public void Dispose() => _golden.Dispose();

    [Theory]
    [InlineData("vit_larger", 6, 6, 1)]
    [InlineData("vit_smaller", 4, 4, 2)]
    [InlineData("pvt_wide", 4, 7, 0)]
    public void Absolute_places_are_bicubic_and_antialiased(string name, long height, long width, long prefix)
    {
        using var scope = NewDisposeScope();
        var given = _golden.Read($"{name}.given");
        var position = new LearnablePosition(prefix + height * width, given.size(2), height, width, prefix);
        var made = ((IAdaptable)position).Adapt("weight", given, position.state_dict()["weight"])!;
        Difference(made, $"{name}.expected").ShouldBeLessThan(Rounding);
        made.narrow(1, 0, prefix).allclose(given.narrow(1, 0, prefix)).ShouldBeTrue();
        // It is no small matter: antialiased, bicubic has another coefficient (−0.5 and not −0.75), whether it shrinks or grows.
        Difference(made, $"{name}.expected_without_antialias").ShouldBeGreaterThan(0.01);
    }

    [Theory]
    [InlineData("swin_larger", 5)]
    [InlineData("swin_smaller", 3)]
    public void Relative_places_are_bicubic(string name, long window)
    {
        using var scope = NewDisposeScope();
        var attention = new WindowAttention(dim: 4, heads: 2, h: window, w: window, window: window);
        var wanted = attention.state_dict()["relative_position_bias_table"];
        var made = ((IAdaptable)attention).Adapt("relative_position_bias_table", _golden.Read($"{name}.given"), wanted)!;
        Difference(made, $"{name}.expected").ShouldBeLessThan(Rounding);
        ((IAdaptable)attention).IsStructural("relative_position_index").ShouldBeTrue();
        ((IAdaptable)attention).IsStructural("qkv.weight").ShouldBeFalse();
    }

    [Fact]
    public void Places_in_blocks_are_bicubic_over_the_whole_grid()
    {
        using var scope = NewDisposeScope();
        var position = new BlockPosition(dim: 3, h: 8, w: 8, blocks: 16);
        var made = ((IAdaptable)position).Adapt("weight", _golden.Read("nest.given"), position.state_dict()["weight"])!;
        Difference(made, "nest.expected").ShouldBeLessThan(Rounding);
    }

    [Fact]
    public void Weights_of_colour_are_summed_for_grey_and_repeated_for_more()
    {
        using var scope = NewDisposeScope();
        var given = randn(4, 3, 2, 2);
        using var grey = new PatchEmbed(channels: 1, h: 4, w: 4, patch: 2, dim: 4);
        Adapt(grey, given).allclose(given.sum(dim: 1, keepdim: true)).ShouldBeTrue();
        using var five = new PatchEmbed(channels: 5, h: 4, w: 4, patch: 2, dim: 4);
        var repeated = Adapt(five, given);
        repeated.narrow(1, 0, 3).allclose(given * 0.6).ShouldBeTrue();
        repeated.narrow(1, 3, 2).allclose(given.narrow(1, 0, 2) * 0.6).ShouldBeTrue();
        using var colour = new PatchEmbed(channels: 3, h: 4, w: 4, patch: 2, dim: 4);
        // A grey picture in colour gives what it gave in grey.
        Adapt(colour, given.narrow(1, 0, 1)).sum(dim: 1, keepdim: true).allclose(given.narrow(1, 0, 1)).ShouldBeTrue();
        // Neither another patch nor features, which have no colours.
        ((IAdaptable)colour).Adapt("proj.weight", randn(4, 3, 4, 4), colour.state_dict()["proj.weight"]).ShouldBeNull();
        ((IAdaptable)five).Adapt("proj.weight", randn(4, 8, 2, 2), five.state_dict()["proj.weight"]).ShouldBeNull();

        static Tensor Adapt(PatchEmbed embed, Tensor given) =>
            ((IAdaptable)embed).Adapt("proj.weight", given, embed.state_dict()["proj.weight"])!;
    }

    [Fact]
    public void What_is_of_no_square_grid_or_of_another_width_stays_a_misfit()
    {
        using var scope = NewDisposeScope();
        IAdaptable position = new LearnablePosition(17, 3, 4, 4, 1);
        var wanted = zeros(1, 17, 3);
        position.Adapt("weight", zeros(1, 8, 3), wanted).ShouldBeNull();
        position.Adapt("weight", zeros(1, 26, 4), wanted).ShouldBeNull();
        IAdaptable text = new LearnablePosition(16, 3);
        text.Adapt("weight", zeros(1, 9, 3), zeros(1, 16, 3)).ShouldBeNull();
        IAdaptable attention = new WindowAttention(dim: 4, heads: 2, h: 3, w: 3, window: 3);
        attention.Adapt("relative_position_bias_table", zeros(81, 4), zeros(25, 2)).ShouldBeNull();
        attention.Adapt("relative_position_bias_table", zeros(80, 2), zeros(25, 2)).ShouldBeNull();
        attention.Adapt("qkv.weight", zeros(6, 4), zeros(12, 4)).ShouldBeNull();
        IAdaptable blocks = new BlockPosition(dim: 3, h: 8, w: 8, blocks: 16);
        blocks.Adapt("weight", zeros(1, 5, 4, 3), zeros(1, 16, 4, 3)).ShouldBeNull();
    }

    private double Difference(Tensor made, string name) => (made - _golden.Read(name)).abs().max().item<float>();
}
