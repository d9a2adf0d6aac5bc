using ModelDsl.Training;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Training;

public sealed class EvaluationTests
{
    [Fact]
    public void Scores_follow_from_the_confusion()
    {
        var evaluation = new Evaluation(0.5, [[8, 2, 0], [1, 9, 0], [5, 5, 0]], ["a", "b", "c"]);
        evaluation.Count.ShouldBe(30);
        evaluation.Accuracy.ShouldBe(17.0 / 30);
        evaluation.Classes[0].ShouldBe(new ClassScore("a", 10, 8.0 / 14, 0.8));
        evaluation.Classes[1].ShouldBe(new ClassScore("b", 10, 9.0 / 16, 0.9));
        evaluation.Classes[0].F1.ShouldBe(2 * (8.0 / 14) * 0.8 / (8.0 / 14 + 0.8), 1e-12);
        // Never predicted, never right: no division by zero.
        evaluation.Classes[2].ShouldBe(new ClassScore("c", 10, 0, 0));
        evaluation.Classes[2].F1.ShouldBe(0);
    }
}
