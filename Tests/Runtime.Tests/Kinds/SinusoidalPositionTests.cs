using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class SinusoidalPositionTests
{
    [Fact]
    public void Is_the_formula_of_the_paper()
    {
        using var position = new SinusoidalPosition(50, 8);
        using var tokens = zeros(1, 50, 8, float64);
        using var added = position.call(tokens);
        for (var place = 0; place < 50; place++)
        {
            for (var i = 0; i < 4; i++)
            {
                var angle = place / Math.Pow(10000, i / 4.0);
                added[0, place, 2 * i].item<double>().ShouldBe(Math.Sin(angle), 1e-12);
                added[0, place, (2 * i) + 1].item<double>().ShouldBe(Math.Cos(angle), 1e-12);
            }
        }
    }

    [Fact]
    public void Fewer_tokens_get_the_first_places()
    {
        using var scope = NewDisposeScope();
        using var position = new SinusoidalPosition(9, 4);
        var tokens = randn(2, 9, 4);
        position.call(tokens.narrow(1, 0, 3)).ShouldBeNear(position.call(tokens).narrow(1, 0, 3), 0);
    }

    [Fact]
    public void Follows_the_type_of_the_tokens_and_has_no_state()
    {
        using var position = new SinusoidalPosition(3, 4);
        using var single = position.call(zeros(1, 3, 4));
        using var twice = position.call(zeros(1, 3, 4, float64));
        single.dtype.ShouldBe(float32);
        twice.dtype.ShouldBe(float64);
        position.state_dict().ShouldBeEmpty();
        position.parameters().Any().ShouldBeFalse();
    }
}
