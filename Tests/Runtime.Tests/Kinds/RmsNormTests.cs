using System;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class RmsNormTests
{
    [Fact]
    public void Divides_by_the_root_of_the_mean_square()
    {
        using var scope = NewDisposeScope();
        using var norm = new RmsNorm(2, eps: 0.5);
        using (no_grad())
            norm.state_dict()["weight"].copy_(tensor(new[] { 1f, -2 }));
        // The mean square of 3 and 4 is 12.5: over √13.
        var root = (float)Math.Sqrt(13);
        norm.call(tensor(new[] { 3f, 4 }).reshape(1, 1, 2)).ShouldBeNear([3 / root, -8 / root], 1e-6);
    }

    [Fact]
    public void Names_its_state() => new RmsNorm(3).state_dict().Keys.ShouldBe(["weight"]);
}
