using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class TalkingHeadsAttentionTests
{
    private const long Dim = 12;

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(6, false)]
    public void Is_the_formula_of_the_paper(long heads, bool bias)
    {
        manual_seed(0);
        using var scope = NewDisposeScope();
        using var attention = new TalkingHeadsAttention(Dim, heads, bias, dtype: float64);
        Randomize(attention);
        var state = attention.state_dict();
        var x = randn(2, 7, Dim, float64);

        Tensor Linear(Tensor of, string name) =>
            state.TryGetValue($"{name}.bias", out var shift)
                ? of.matmul(state[$"{name}.weight"].t()) + shift
                : of.matmul(state[$"{name}.weight"].t());

        // The paper's einsums, one head at a time: J = Q·K, L[h] = Σ P_l[h, k]·J[k], U[h] = Σ P_w[h, k]·softmax(L)[k].
        Tensor[] Mix(Tensor[] perHead, string name) =>
            Enumerable
                .Range(0, (int)heads)
                .Select(to =>
                    perHead
                        .Select((head, from) => head * state[$"{name}.weight"][to, from])
                        .Aggregate(state[$"{name}.bias"][to], (sum, term) => sum + term)
                )
                .ToArray();

        var qkv = Linear(x, "qkv");
        var width = Dim / heads;
        Tensor Part(int part, int head) => qkv.narrow(2, part * Dim + head * width, width);
        var logits = Enumerable
            .Range(0, (int)heads)
            .Select(head => Part(0, head).matmul(Part(1, head).transpose(1, 2)) / Math.Sqrt(width))
            .ToArray();
        var weights = Mix(Mix(logits, "proj_l").Select(mixed => mixed.softmax(-1)).ToArray(), "proj_w");
        var expected = Linear(cat(weights.Select((mixed, head) => mixed.matmul(Part(2, head))).ToArray(), 2), "proj");

        attention.call(x).ShouldBeNear(expected, 1e-13);
    }

    [Fact]
    public void Heads_that_do_not_talk_are_plain_attention()
    {
        using var scope = NewDisposeScope();
        using var talking = new TalkingHeadsAttention(Dim, 3, dtype: float64);
        using var plain = new MultiHeadAttention(Dim, 3, dtype: float64);
        Randomize(plain);
        var silence = plain.state_dict();
        foreach (var across in new[] { "proj_l", "proj_w" })
        {
            silence[$"{across}.weight"] = eye(3, dtype: float64);
            silence[$"{across}.bias"] = zeros(3, float64);
        }

        talking.load_state_dict(silence);
        var x = randn(2, 5, Dim, float64);
        talking.call(x).ShouldBeNear(plain.call(x), 1e-14);
    }

    [Fact]
    public void Every_weight_learns()
    {
        manual_seed(0);
        using var scope = NewDisposeScope();
        using var attention = new TalkingHeadsAttention(Dim, 3);
        Randomize(attention);
        attention.call(randn(2, 5, Dim)).square().sum().backward();
        // A softmax does not see what is added to all its logits.
        foreach (var (name, weight) in attention.named_parameters().Where(named => named.name != "proj_l.bias"))
            weight.grad.ShouldNotBeNull(name).abs().sum().item<float>().ShouldBeGreaterThan(0, name);
    }

    [Fact]
    public void Drops_attention_weights_only_while_training()
    {
        using var scope = NewDisposeScope();
        using var attention = new TalkingHeadsAttention(8, 2, attentionDropout: 0.5);
        Randomize(attention);
        var x = randn(1, 5, 8);
        manual_seed(0);
        attention.call(x).allclose(attention.call(x), 0, 0).ShouldBeFalse();
        attention.eval();
        attention.call(x).allclose(attention.call(x), 0, 0).ShouldBeTrue();
    }

    [Fact]
    public void Forward_keeps_no_tensor_but_its_result()
    {
        using var attention = new TalkingHeadsAttention(Dim, 3, attentionDropout: 0.1);
        using var scope = NewDisposeScope();
        var x = randn(2, 5, Dim);
        var before = scope.DisposablesCount;
        _ = attention.call(x);
        scope.DisposablesCount.ShouldBe(before + 1);
    }

    [Fact]
    public void Names_its_state_as_timm_does() =>
        new TalkingHeadsAttention(4, 2).state_dict().Keys.ShouldBe([
            "qkv.weight", "qkv.bias", "proj.weight", "proj.bias", "proj_l.weight", "proj_l.bias", "proj_w.weight", "proj_w.bias",
        ]);

    [Fact]
    public void Says_when_the_heads_do_not_divide_the_width() =>
        Should.Throw<ArgumentException>(() => new TalkingHeadsAttention(10, 3)).Message.ShouldContain("10 does not divide into 3 heads");

    private static void Randomize(nn.Module module)
    {
        foreach (var (_, weight) in module.named_parameters())
            nn.init.normal_(weight, 0, 0.3);
    }
}
