using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Declarations;

/// <summary>A kind of anybody's may take an <c>int</c> or a <c>float</c>, while knobs and sizes are wider.</summary>
public sealed class NarrowParameterTests
{
    private const string Kind = """
        using ModelDsl;

        [Kind(typeof(Narrow))]
        public sealed class NarrowStageAttribute(int depth) : StageAttribute(depth)
        {
            public double Rate { get; set; }
            public double Path { get; set; }
            public long Steps { get; set; }
        }

        [Takes("b n dim"), Gives("b n dim"), Costs("0")]
        public sealed class Narrow(int dim, float rate, [OverDepth] float path = 0, int steps = 1) : Zoo.Passing("Narrow")
        {
            public object Taken => (dim, rate, path, steps);
        }
        """;

    [Fact]
    public void What_is_written_for_them_compiles()
    {
        var generated = From("NarrowStage(3, Rate = 0.1, Path = 0.3, Steps = 5)");
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        generated.Text.ShouldContain("dim: 8, rate: 0.1F, path: (float)(0.3 * i / 2), steps: 5");
    }

    [Theory]
    [InlineData("NarrowStage(1, Rate = 1e39)", "Rate = 1e39, and a number that a float holds is expected")]
    [InlineData("NarrowStage(1, Rate = 1, Steps = 3000000000)", "Steps = 3000000000, and a whole number of 32 bits is expected")]
    public void What_they_cannot_hold_is_said_at_the_knob(string stage, string said)
    {
        var generated = From(stage);
        generated.Messages.ShouldHaveSingleItem().ShouldContain(said);
        generated.CompilerDiagnostics.ShouldBeEmpty();
    }

    private static Generated From(string stage) =>
        Generated.From(Kind, $"using ModelDsl; using Zoo; [Model] [Photo(8)] [Mosaic(4, Dim = 8)] [{stage}] public sealed partial class M;");
}
