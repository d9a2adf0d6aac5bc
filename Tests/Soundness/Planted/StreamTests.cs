using System;
using System.Collections.Immutable;
using System.Linq;
using ModelDsl.Soundness.Declarations;
using ModelDsl.Soundness.Judging;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Soundness.Planted;

/// <summary>Columns of two streams are made by hand too.</summary>
public sealed class StreamTests
{
    private static readonly Vocabulary vocabulary = Vocabulary.Of(typeof(ImageInput).Assembly, typeof(Plain).Assembly);
    private static readonly Line embedding = Line(typeof(PixelEmbedAttribute), new("patch", 4, true), new("dim", 8, false), new("innerDim", 6, false), new("stride", 2, false));

    [Theory]
    [InlineData(2, "accepted", "ran")]
    [InlineData(4, "MDSL1001", "failed")]
    public void Blocks_that_carry_both_are_made_and_run_both_ways(int innerHeads, string id, string truth) =>
        Rule(embedding, Line(typeof(ClassTokenAttribute)), Stage(innerHeads)).ShouldBe((id, truth, null));

    [Fact]
    public void A_stream_that_does_not_meet_the_first_does_not_run() =>
        Rule(embedding, Line(typeof(PatchMergingAttribute)), Stage(2)).ShouldBe(("MDSL1003", "failed", null));

    [Fact]
    public void A_wrong_contract_of_a_second_stream_is_found() =>
        Rule(Line(typeof(PatchEmbedAttribute), new("patch", 4, true), new("dim", 8, false)), Line(typeof(PositionAttribute), new Setting("kind", typeof(LongSecond), true)))
            .Disagreement.ShouldBe("accepted, but position gives [2, 4, 8] as its second stream, [1, 2, 8] computed");

    /// <summary>Random columns are not all refused for a stream that is not there.</summary>
    [Fact]
    public void A_search_runs_columns_of_two_streams()
    {
        var random = new RandomDeclarations(Declared.Vocabulary, Declared.Zoo);
        var carrying = Enumerable.Range(0, 4000).Select(i => random.At(3, i)).Where(declaration => declaration.Text.Contains("[TntStage", StringComparison.Ordinal)).Take(80).ToList();
        var verdicts = new Judge(Declared.Vocabulary).Rule(0, carrying);
        verdicts.Select(verdict => verdict.Disagreement).ShouldAllBe(disagreement => disagreement == null);
        verdicts.Count(verdict => verdict is { Class: Judge.Accepted, Truth: "ran" }).ShouldBeGreaterThan(5, string.Join('\n', verdicts.Select(verdict => $"{verdict.Class}: {verdict.Declaration.Text}")));
    }

    private static Line Stage(int innerHeads) =>
        Line(typeof(TntStageAttribute), new("depth", 2, true), new("heads", 2, false), new("innerHeads", innerHeads, false));

    private static (string Class, string Truth, string? Disagreement) Rule(params ImmutableArray<Line> lines)
    {
        var input = Line(typeof(ImageInputAttribute), new("size", 8, true), new("channels", 3, false));
        var verdict = new Judge(vocabulary).Rule(new(Line(typeof(ModelAttribute)), [input, .. lines]));
        return (verdict.Class, verdict.Truth, verdict.Disagreement);
    }

    private static Line Line(Type attribute, params ImmutableArray<Setting> settings) => new(attribute, settings);
}

/// <summary>Says of its second tensor half of the tokens that it has.</summary>
[Takes("b n dim"), Gives("b n dim", "b n/2 dim")]
public sealed class LongSecond() : Module<Tensor, (Tensor, Tensor)>(nameof(LongSecond))
{
    public override (Tensor, Tensor) forward(Tensor input) => (input.alias(), input.alias());
}
