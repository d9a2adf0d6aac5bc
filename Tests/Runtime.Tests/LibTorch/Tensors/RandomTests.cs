using System;
using System.Linq;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Tensors;

public sealed class RandomTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    /// <summary>torch.manual_seed(0); torch.rand(3), torch.randn(3), torch.randperm(5), torch.randint(0, 10, (3,)) of PyTorch 1.13.</summary>
    [Fact]
    public void The_same_seed_gives_pytorchs_numbers()
    {
        manual_seed(0);

        Values(rand(3)).ShouldBe(RecordedUniform);
        Values(randn(3)).ShouldBe(RecordedNormal);
        randperm(5).data<long>().ToArray().ShouldBe(RecordedPermutation);
        randint(0, 10, [3]).data<long>().ToArray().ShouldBe(RecordedIntegers);
    }

    private static readonly float[] RecordedUniform = [0.4962566f, 0.7682218f, 0.08847743f];
    private static readonly float[] RecordedNormal = [0.3643382f, 0.13439633f, 0.16421625f];
    private static readonly long[] RecordedPermutation = [1, 0, 2, 3, 4];
    private static readonly long[] RecordedIntegers = [6, 6, 8];

    [Fact]
    public void A_state_set_again_continues_where_it_was() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 1 << 30)), Arb.From(Gen.Choose(0, 40)), (seed, drawn) =>
        {
            using var scope = NewDisposeScope();
            manual_seed(seed);
            randn(drawn); // an odd number of normal numbers leaves one in store
            var state = get_rng_state();
            var expected = Values(cat([randn(5), rand(5), bernoulli(full(5, 0.5f))]));
            manual_seed(seed + 1);

            set_rng_state(state);

            return Values(cat([randn(5), rand(5), bernoulli(full(5, 0.5f))])).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_generator_of_ones_own_leaves_the_default_one_alone()
    {
        manual_seed(5);
        var expected = Values(rand(3));
        manual_seed(5);
        using var own = new torch.Generator(5);

        var first = Values(rand(3, generator: own));
        Values(zeros(3).uniform_(0, 1, own)).ShouldNotBe(first);

        first.ShouldBe(expected);
        Values(rand(3)).ShouldBe(expected);
        own.initial_seed().ShouldBe(5);
        own.manual_seed(5).ShouldBeSameAs(own);
        Values(rand(3, generator: own)).ShouldBe(expected);
        var state = own.get_state();
        var next = Values(rand(3, generator: own));
        own.set_state(state);
        Values(rand(3, generator: own)).ShouldBe(next);
    }

    [Fact]
    public void The_default_generator_is_one_for_all_threads()
    {
        manual_seed(1);
        var expected = Values(rand(4));
        manual_seed(1);
        var got = Values(rand(2));
        float[]? rest = null;
        var thread = new Thread(() => rest = Values(rand(2)));
        thread.Start();
        thread.Join();

        got.Concat(rest!).ShouldBe(expected);
        initial_seed().ShouldBe(1);
        seed().ShouldBe(initial_seed());
    }

    [Fact]
    public void In_place_draws_keep_to_their_distribution()
    {
        manual_seed(3);
        var x = empty(20_000);

        x.uniform_(2, 4).min().item<float>().ShouldBeGreaterThanOrEqualTo(2);
        x.max().item<float>().ShouldBeLessThan(4);
        x.normal_(5, 2).mean().item<float>().ShouldBe(5, 0.1);
        x.std().item<float>().ShouldBe(2, 0.1);
        x.bernoulli_(0.25).mean().item<float>().ShouldBe(0.25f, 0.02);
        x.exponential_(2).mean().item<float>().ShouldBe(0.5f, 0.02);
        x.random_(0, 3).unique().output.data<float>().ToArray().ShouldBe([0, 1, 2]);
        tensor(new[] { 0f, 1, 0 }).multinomial(1).item<long>().ShouldBe(1);
    }

    [Fact]
    public void A_disposed_generator_is_refused()
    {
        var own = new torch.Generator(1);
        own.Dispose();
        own.Dispose();

        Should.Throw<ObjectDisposedException>(() => rand(1, generator: own));
        Should.Throw<ObjectDisposedException>(() => own.get_state());
    }
}
