using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Random;

/// <summary>The same seed gives PyTorch's numbers, and leaves the generator in PyTorch's state.</summary>
/// <remarks>
/// The numbers are those of a libtorch without MKL, as Debian's. One with MKL draws Bernoulli numbers, and so dropout, from another stream.
/// </remarks>
public class RandomStreamTests
{
    private static readonly long[] Seeds = [0, 1234];

    private static readonly Dictionary<string, Func<torch.Generator?, Tensor>> Draws = new()
    {
        ["randn_few"] = g => randn(5, generator: g),
        ["randn"] = g => randn(3, 7, generator: g),
        ["randn_double"] = g => randn(18, dtype: ScalarType.Float64, generator: g),
        ["randn_bfloat16"] = g => randn(18, dtype: ScalarType.BFloat16, generator: g),
        ["rand"] = g => rand(2, 9, generator: g),
        ["rand_double"] = g => rand(5, dtype: ScalarType.Float64, generator: g),
        ["randint"] = g => randint(-5, 100, (long[])[12], generator: g),
        ["randint_wide"] = g => randint(0, 1L << 40, (long[])[6], generator: g),
        ["randperm"] = g => randperm(17, generator: g),
        ["normal_"] = g => empty(20).normal_(2, 3, g),
        ["normal_few"] = g => empty(3).normal_(-1, 0.5, g),
        ["uniform_"] = g => empty(20).uniform_(-1, 2, g),
        ["bernoulli_"] = g => empty(24).bernoulli_(0.3, g),
        ["bernoulli"] = g => bernoulli(arange(1, 21, dtype: ScalarType.Float32) / 21, g),
        ["multinomial"] = g => multinomial(tensor((float[])[0.1f, 0.2f, 0.3f, 0.4f]), 3, generator: g),
        ["multinomial_replacement"] = g => multinomial(tensor((float[])[0.1f, 0.2f, 0.3f, 0.4f]), 16, replacement: true, generator: g),
        ["exponential_"] = g => empty(6).exponential_(1.5, g),
        ["three_draws"] = g =>
            cat([randn(3, generator: g), rand(2, generator: g), randn(17, generator: g), randperm(4, generator: g).to(ScalarType.Float32)]),
    };

    private static readonly Dictionary<string, Func<Tensor>> DefaultDraws = new()
    {
        ["dropout"] = () => nn.functional.dropout(arange(1, 21, dtype: ScalarType.Float32), 0.4),
        ["rand_like"] = () => rand_like(arange(1, 21, dtype: ScalarType.Float32)),
        ["randn_like"] = () => randn_like(arange(1, 21, dtype: ScalarType.Float32)),
        ["randint_like"] = () => randint_like(arange(1, 21, dtype: ScalarType.Float32), 3, 50),
    };

    public static TheoryData<string> Names => [.. Draws.Keys];

    public static TheoryData<string> AllNames => [.. Draws.Keys, .. DefaultDraws.Keys];

    [Theory]
    [MemberData(nameof(AllNames))]
    public void The_default_generator_draws_as_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        foreach (var seed in Seeds)
        {
            manual_seed(seed);
            var drawn = Draws.TryGetValue(name, out var draw) ? draw(null) : DefaultDraws[name]();
            Check(drawn, get_rng_state(), name, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_generator_of_ones_own_draws_as_PyTorch_and_leaves_the_default_alone(string name)
    {
        using var scope = NewDisposeScope();
        var before = get_rng_state().data<byte>().ToArray();
        foreach (var seed in Seeds)
        {
            using var generator = new torch.Generator((ulong)seed);
            Check(Draws[name](generator), generator.get_state(), name, seed);
        }
        get_rng_state().data<byte>().ToArray().ShouldBe(before);
    }

    [Fact]
    public void A_restored_state_draws_the_same_again()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        randn(5);
        var state = get_rng_state();
        var first = cat([randn(3), rand(20), nn.functional.dropout(ones(30), 0.5)]).Values();
        randn(100);
        set_rng_state(state);
        cat([randn(3), rand(20), nn.functional.dropout(ones(30), 0.5)]).Values().ShouldBe(first);
    }

    [Fact]
    public void A_state_goes_from_one_generator_to_another()
    {
        using var scope = NewDisposeScope();
        using var one = new torch.Generator(3);
        using var other = new torch.Generator(4);
        rand(9, generator: one);
        other.set_state(one.get_state());
        randn(17, generator: other).Values().ShouldBe(randn(17, generator: one).Values());
        one.initial_seed().ShouldBe(3);
        other.manual_seed(11).initial_seed().ShouldBe(11);
    }

    [Fact]
    public void Manual_seed_gives_the_default_generator()
    {
        using var scope = NewDisposeScope();
        var generator = manual_seed(99);
        initial_seed().ShouldBe(99);
        generator.initial_seed().ShouldBe(99);
        var drawn = rand(4, generator: generator).Values();
        manual_seed(99);
        rand(4).Values().ShouldBe(drawn);
    }

    private static void Check(Tensor drawn, Tensor state, string name, long seed)
    {
        var recorded = Recorded.Read("rng.json").GetProperty($"{name}:{seed}");
        drawn.flatten().Values().ShouldMatch(recorded.GetProperty("values").Doubles(), 0, name);
        Convert.ToHexStringLower(SHA256.HashData(state.data<byte>().ToArray())).ShouldBe(recorded.GetProperty("state").GetString());
    }
}
