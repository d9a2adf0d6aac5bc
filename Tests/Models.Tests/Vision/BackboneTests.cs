using System.Linq;
using ModelDsl.Models.Tests.Golden;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Models.Tests.Vision;

/// <summary>Five classes of another kind on the layers of a declared model.</summary>
[Model]
[Backbone(typeof(VitA))]
[ClassHead(5, Pool = Pool.Mean)]
public sealed partial class FlowersOnVitA;

public sealed class BackboneTests
{
    [Fact]
    public void Runs_as_the_model_inside_does_and_has_its_keys()
    {
        using var scope = NewDisposeScope();
        using var inner = new VitA();
        using var outer = new FlowersOnVitA();
        inner.eval();
        outer.eval();
        var (from, to) = (inner.state_dict(), outer.state_dict());
        to.Keys.Where(key => key.StartsWith("backbone.")).Select(key => key["backbone.".Length..]).ShouldBe(from.Keys.Where(key => !key.StartsWith("head.")));
        using (no_grad())
        {
            foreach (var (key, weight) in to.Where(entry => entry.Key.StartsWith("backbone.")))
                weight.copy_(from[key["backbone.".Length..]]);
        }

        var image = randn(2, 3, 32, 32);
        outer.forward_features(image).allclose(inner.forward_features(image), 0, 0).ShouldBeTrue();
        outer.call(image).shape.ShouldBe([2, 5]);
        outer.parameters().Sum(parameter => parameter.numel()).ShouldBe(FlowersOnVitA.Summary.Parameters);
        CountOf(outer, image).ShouldBe(FlowersOnVitA.Summary.Macs);
    }

    private static long CountOf(FlowersOnVitA model, Tensor images) => Runtime.Tests.Kinds.CountedMacs.Of(model, images.narrow(0, 0, 1));
}
