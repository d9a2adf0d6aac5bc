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

/// <summary>Two stages, as of Swin: maps of two sizes.</summary>
[Model(Attention = typeof(WindowAttention), Window = 4)]
[ImageInput(32)]
[PatchEmbed(4, Dim = 12)]
[Stage(1, Heads = 2)]
[PatchMerging]
[Stage(1, Heads = 4)]
[ClassHead(10, Pool = Pool.Mean)]
public sealed partial class TwoLevels;

/// <summary>Five classes at every place.</summary>
[Model]
[Backbone(typeof(TwoLevels))]
[AllMlpHead(5, Width = 16)]
public sealed partial class ShapesOnTwoLevels;

public sealed class BackboneTests
{
    [Fact]
    public void A_dense_head_gets_the_map_of_each_stage()
    {
        using var scope = NewDisposeScope();
        using var model = new ShapesOnTwoLevels();
        var images = randn(2, 3, 32, 32);
        var scores = model.call(images);
        scores.shape[1..].ShouldBe(ShapesOnTwoLevels.Summary.Output);
        scores.shape.ShouldBe([2, 5, 8, 8]);
        model.parameters().Sum(parameter => parameter.numel()).ShouldBe(ShapesOnTwoLevels.Summary.Parameters);
        scores.square().mean().backward();
        // The norm behind the last stage is for another kind of head, and not there.
        model.named_parameters().Where(named => named.parameter.grad is null).Select(named => named.name).ShouldBeEmpty();
        model.eval();
        using (no_grad())
            Runtime.Tests.Kinds.CountedMacs.Of(model, images.narrow(0, 0, 1)).ShouldBe(ShapesOnTwoLevels.Summary.Macs);
    }

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
