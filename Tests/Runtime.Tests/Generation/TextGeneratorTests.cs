using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using ModelDsl.Generation;
using ModelDsl.Runtime.Tests.Kinds;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Generation;

public sealed class TextGeneratorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pieces_of_any_length_give_the_scores_of_the_whole(bool isSinusoidal)
    {
        using var scope = NewDisposeScope();
        using var model = CausalColumn.Make(isSinusoidal);
        var text = randint(0, CausalColumn.Vocabulary, [3, 17], int64);
        using var ungraded = no_grad();
        var whole = model.call(text);
        using (var past = new Continuation(model, 17))
        {
            var pieces = new long[] { 4, 1, 1, 7, 3, 1 };
            var parts = pieces.Select((length, i) => past.Next(text.narrow(1, pieces.Take(i).Sum(), length))).ToArray();
            cat(parts, 1).ShouldBeNear(whole, 1e-4);
        }

        model.call(text).ShouldBeNear(whole, 0);
    }

    [Fact]
    public void The_likeliest_tokens_follow_one_another()
    {
        using var scope = NewDisposeScope();
        using var model = CausalColumn.Make();
        var text = randint(0, CausalColumn.Vocabulary, [2, 3], int64);
        var written = TextGenerator.Continue(model, text, 9, Sampling.Greedy);
        written.shape.ShouldBe([2, 12]);
        written.narrow(1, 0, 3).Equals(text).ShouldBeTrue();
        using var ungraded = no_grad();
        var likeliest = model.call(written).argmax(-1);
        likeliest.narrow(1, 2, 9).equal(written.narrow(1, 3, 9)).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Keeping_the_past_writes_the_same_tokens_up_to_the_longest_text()
    {
        using var scope = NewDisposeScope();
        using var model = CausalColumn.Make();
        var text = randint(0, CausalColumn.Vocabulary, [4, 2], int64);
        var sampling = new Sampling { Temperature = 0.8, TopK = 5, TopP = 0.95, Seed = 3 };
        var kept = TextGenerator.Continue(model, text, CausalColumn.Longest - 1, sampling);
        var anew = TextGenerator.Continue(model, text, CausalColumn.Longest - 1, sampling, keepsPast: false);
        kept.equal(anew).all().item<bool>().ShouldBeTrue();
        kept.size(1).ShouldBe(CausalColumn.Longest + 1);
    }

    [Fact]
    public void Says_what_it_cannot_continue()
    {
        using var scope = NewDisposeScope();
        using var model = CausalColumn.Make();
        using var seeing = CausalColumn.Make(isCausal: false);
        var text = zeros(1, 2, dtype: int64);
        Should.Throw<InvalidOperationException>(() => TextGenerator.Continue(seeing, text, 1)).Message.ShouldContain("not causal");
        Should.Throw<ArgumentException>(() => TextGenerator.Continue(model, text, CausalColumn.Longest)).Message.ShouldContain("24 places");
        Should.Throw<ArgumentException>(() => TextGenerator.Continue(model, zeros(1, 0, dtype: int64), 1)).Message.ShouldContain("beginning");
        using (var past = new Continuation(model, 3))
        {
            past.Next(text);
            Should.Throw<ArgumentException>(() => past.Next(text)).Message.ShouldContain("more than the 3");
            Should.Throw<ArgumentException>(() => past.Next(zeros(2, 1, dtype: int64))).Message.ShouldContain("1 texts were begun");
        }

        using var mixing = nn.Sequential(model, new TalkingHeadsAttention(12, 3));
        mixing.eval();
        Should.Throw<InvalidOperationException>(() => new Continuation(mixing, 3)).Message.ShouldContain("TalkingHeadsAttention");
        model.train();
        Should.Throw<InvalidOperationException>(() => TextGenerator.Continue(model, text, 1)).Message.ShouldContain("eval()");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        model.eval();
        Should.Throw<OperationCanceledException>(() => TextGenerator.Continue(model, text, 1, stop: stop.Token));
    }

    /// <summary>The benchmark has the figure; here only that it is the better way.</summary>
    [Fact]
    public void Keeping_the_past_is_faster()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(new TokenEmbed(50, 64), new LearnablePosition(256, 64), new MultiHeadAttention(64, 4, causal: true), new LanguageHead(64, 50));
        model.eval();
        var text = zeros(1, 1, dtype: int64);
        TimeSpan Time(bool keepsPast)
        {
            var clock = Stopwatch.StartNew();
            TextGenerator.Continue(model, text, 255, Sampling.Greedy, keepsPast);
            return clock.Elapsed;
        }

        Time(true);
        Enumerable.Range(0, 3).Min(_ => Time(true)).ShouldBeLessThan(Enumerable.Range(0, 3).Min(_ => Time(false)));
    }

    [Fact]
    public void Nothing_is_left_but_the_text()
    {
        using var model = CausalColumn.Make();
        using var scope = NewDisposeScope();
        var text = zeros(1, 2, dtype: int64);
        var before = scope.DisposablesCount;
        TextGenerator.Continue(model, text, 5).ShouldNotBeNull();
        scope.DisposablesCount.ShouldBe(before + 1);
    }
}
