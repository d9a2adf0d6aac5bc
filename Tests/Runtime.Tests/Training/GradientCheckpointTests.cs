using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using ModelDsl.Runtime.Tests.Kinds;
using ModelDsl.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Training;

public sealed class GradientCheckpointTests
{
    public static TheoryData<bool> Places => [true, false];

    /// <summary>Dropout in three places and stochastic depth: the second computation has to leave out what the first did.</summary>
    [Theory]
    [MemberData(nameof(Places))]
    public void Outputs_and_gradients_are_those_of_keeping_everything_dropout_included(bool isPre)
    {
        using var scope = NewDisposeScope();
        using var plain = Blocks(isPre, 3, 16, false);
        using var frugal = Blocks(isPre, 3, 16, true);
        frugal.load_state_dict(plain.state_dict());
        var x = randn(4, 6, 16);
        var (expected, actual) = (Run(plain, x), Run(frugal, x));
        actual.Keys.ShouldBe(expected.Keys);
        foreach (var (name, value) in expected)
            actual[name].ShouldBeNear(value, 0);
    }

    [Fact]
    public void Random_numbers_go_on_as_if_nothing_had_been_computed_again()
    {
        using var scope = NewDisposeScope();
        using var frugal = Blocks(true, 2, 8, true);
        manual_seed(5);
        var output = frugal.call(randn(2, 3, 8).requires_grad_());
        var before = random.get_rng_state();
        output.sum().backward();
        random.get_rng_state().equal(before).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Without_a_gradient_it_is_a_plain_call()
    {
        using var scope = NewDisposeScope();
        var calls = 0;
        Tensor Twice(Tensor input)
        {
            calls++;
            return input * 2;
        }

        GradientCheckpoint.Call(Twice, ones(2)).requires_grad.ShouldBeFalse();
        using (no_grad())
            GradientCheckpoint.Call(Twice, ones(2).requires_grad_()).requires_grad.ShouldBeFalse();
        calls.ShouldBe(2);
        var x = ones(2).requires_grad_();
        GradientCheckpoint.Call(Twice, x).sum().backward();
        calls.ShouldBe(4);
        x.grad!.ShouldBeNear([2, 2], 0);
    }

    /// <summary>Of 12 blocks one keeps what 12 would: the peak, as the kernel counts pages, is less than half.</summary>
    [Fact]
    public void The_peak_of_native_memory_is_less_than_half()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var (plain, frugal) = (Peak(false), Peak(true));
        frugal.ShouldBeLessThan(plain / 2, $"{frugal} of {plain} KiB");
    }

    private static long Peak(bool isFrugal)
    {
        using var scope = NewDisposeScope();
        using var blocks = Blocks(true, 12, 128, isFrugal);
        var x = randn(8, 384, 128).requires_grad_();
        // A first step makes the gradients. What the allocator keeps of it goes back, or it would hide a peak; the kernel forgets the one so far at a 5.
        Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _ = malloc_trim(0);
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Status("VmRSS");
        Step();
        return Status("VmHWM") - before;

        void Step()
        {
            using var inner = NewDisposeScope();
            blocks.call(x).square().mean().backward();
        }
    }

    [DllImport("libc")]
    private static extern int malloc_trim(nuint pad);

    private static long Status(string name)
    {
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, Tensor> Run(Module<Tensor, Tensor> model, Tensor x)
    {
        manual_seed(11);
        var input = x.detach().clone().requires_grad_();
        var output = model.call(input);
        output.square().mean().backward();
        var results = model.named_parameters().ToDictionary(named => named.name, named => named.parameter.grad!);
        (results["output"], results["input"]) = (output, input.grad!);
        return results;
    }

    private static TorchSharp.Modules.Sequential Blocks(bool isPre, int count, long dim, bool isFrugal)
    {
        manual_seed(3);
        Module<Tensor, Tensor> Block() =>
            isPre
                ? new PreNormBlock(dim, Attention(), Mlp(), () => new LayerNorm(dim), 0.1, 0.2, gradientCheckpointing: isFrugal)
                : new PostNormBlock(dim, Attention(), Mlp(), () => new LayerNorm(dim), 0.1, 0.2, gradientCheckpointing: isFrugal);
        MultiHeadAttention Attention() => new(dim, 2, attentionDropout: 0.1);
        Mlp Mlp() => new(dim, dropout: 0.1);
        return Sequential([.. Enumerable.Range(0, count).Select(_ => Block())]);
    }
}
