using System.Linq;
using ModelDsl.Soundness.Declarations;
using ModelDsl.Soundness.Judging;
using Shouldly;
using Xunit;

namespace ModelDsl.Soundness;

/// <summary>
/// What the generator accepts runs and is as computed; what it refuses does not run: for random declarations of every kind and knob there is.
/// </summary>
public sealed class SoundnessTests
{
    private const int Seed = 20261122;
    private const int Count = 5000;

    [Fact]
    public void Generator_and_real_modules_agree_about_every_declaration()
    {
        var judge = new Judge(Declared.Vocabulary);
        var tally = new Search(Declared.Vocabulary, Declared.Zoo).Run(Seed, 0, Count, threads: 2);
        tally.Disagreements.Take(5).Select(verdict => Shrinker.Report(Seed, verdict, judge)).ShouldBeEmpty();
        tally.Count.ShouldBe(Count);
        // A search that accepts next to nothing, or refuses everything for one reason, proves nothing.
        tally.Accepted.ShouldBeInRange(Count * 20 / 100, Count * 60 / 100);
        tally.Of(Judge.Accepted, "ran").ShouldBeGreaterThan(tally.Accepted * 95 / 100);
        tally.Kinds.ShouldContain("MDSL1001");
        tally.Kinds.ShouldContain("MDSL1002");
        tally.Kinds.ShouldContain("MDSL1003");
    }

    [Fact]
    public void The_same_seed_gives_the_same_declarations()
    {
        var first = new RandomDeclarations(Declared.Vocabulary, Declared.Zoo);
        var second = new RandomDeclarations(Vocabulary.Of(typeof(ImageInput).Assembly, typeof(Models.VitFashion).Assembly), Zoo.Of(typeof(Models.VitFashion).Assembly));
        var texts = Enumerable.Range(0, 500).Select(i => first.At(7, i).Text).ToList();
        texts.ShouldBe(Enumerable.Range(0, 500).Select(i => second.At(7, i).Text));
        texts.Distinct().Count().ShouldBeGreaterThan(400);
        first.At(8, 0).Text.ShouldNotBe(texts[0]);
    }
}
