using System.Linq;
using ModelDsl.Training;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Training;

public sealed class WarmupCosineTests
{
    [Fact]
    public void It_rises_in_a_line_and_falls_along_a_cosine()
    {
        var schedule = new WarmupCosine(peak: 1, final: 0.1, warmup: 4, steps: 13);
        Rates(schedule, 0, 4).ShouldBe([0.25, 0.5, 0.75, 1], 1e-12);
        schedule.Rate(4).ShouldBe(1, 1e-12);
        schedule.Rate(8).ShouldBe(0.55, 1e-12);
        schedule.Rate(12).ShouldBe(0.1, 1e-12);
        var fall = Rates(schedule, 4, 13);
        fall.ShouldBe(fall.OrderDescending());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(0, 2)]
    public void Short_runs_stay_within_bounds(long warmup, long steps) =>
        Rates(new WarmupCosine(1, 0.1, warmup, steps), 0, (int)steps).ShouldAllBe(rate => rate >= 0.1 && rate <= 1);

    private static double[] Rates(WarmupCosine schedule, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(step => schedule.Rate(step))];
}
