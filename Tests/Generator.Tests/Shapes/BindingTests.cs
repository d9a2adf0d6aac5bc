using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>Which value reaches which constructor parameter.</summary>
public class BindingTests
{
    [Theory]
    [InlineData("[Stage(2, Heads = 4)]", "[Model(Heads = 8)]", "heads: 4")]
    [InlineData("[Stage(2)]", "[Model(Heads = 8)]", "heads: 8")]
    [InlineData("[Stage(2, Heads = 4, NormEps = 1e-6)]", "[Model]", "norm: () => new global::Zoo.Scale(dim: 32, eps: 1e-6,")]
    [InlineData("[Stage(2, Heads = 4, Block = typeof(Ring), Norm = typeof(Scale))]", "[Model]", "new global::Zoo.Ring(")]
    [InlineData("[Stage(2, Heads = 4, QkvBias = false)]", "[Model(QkvBias = true)]", "qkvBias: false")]
    [InlineData("[Stage(3, Heads = 4, DropPath = 0.3)]", "[Model]", "dropPath: 0.3 * i / 2")]
    [InlineData("[Stage(1, Heads = 4, DropPath = 0.3)]", "[Model]", "dropPath: 0)")]
    public void Knobs(string stage, string model, string text) => Text(TestKinds.Model(stage, model)).ShouldContain(text);

    [Fact]
    public void What_keeps_its_default_is_not_written() => Text(TestKinds.Model()).ShouldNotContain("qkvBias");

    [Fact]
    public void A_knob_of_the_model_reaches_stages_and_what_stands_below_them_only()
    {
        var text = Text(
            TestKinds
                .Model(model: "[Model(Norm = typeof(Scale), NormEps = 1e-6)]")
                .Replace("[Vote(10)]", "[Vote(10, FinalNorm = FinalNorm.Pooled)]")
        );
        text.ShouldContain("new global::Zoo.Mosaic(channels: 3, h: 32, w: 32, tile: 8, dim: 32, device: device, dtype: dtype)");
        text.ShouldContain(
            "head = new global::Zoo.Vote(\n            dim: 32,\n            classes: 10,\n            norm: new global::Zoo.Scale(dim: 32, eps: 1e-6,"
        );
    }

    [Fact]
    public void A_knob_with_the_slots_name_in_front_is_the_slots()
    {
        var text = Text(Deep("Eps = 0.5, NormEps = 0.25, InnerNormEps = 0.125, Norm = typeof(Scale), InnerNorm = typeof(Scale)"));
        text.ShouldContain("norm: new global::Zoo.Scale(dim: 32, eps: 0.125,");
        text.ShouldContain("norm: new global::Zoo.Scale(dim: 32, eps: 0.25,");
        text.ShouldContain("eps: 0.5");
    }

    [Fact]
    public void A_slot_in_a_slot_is_asked_for_by_its_full_name() =>
        Text(Deep("Eps = 0.5, Norm = typeof(Scale)")).ShouldContain("inner: new global::Inner(dim: 32, device: device, dtype: dtype)");

    [Fact]
    public void A_parameter_that_is_called_like_the_slot_and_another_parameter_has_its_own_knob() =>
        Text(Deep("Eps = 0.5, Gain = 7, InnerGain = 9")).ShouldContain("inner: new global::Inner(dim: 32, gain: 7, innerGain: 9,");

    [Fact]
    public void A_derived_name_gives_way_to_a_knob()
    {
        Text(Deep("Eps = 0.5")).ShouldContain("width: 64");
        Text(Deep("Eps = 0.5, Width = 12")).ShouldContain("width: 12");
    }

    [Fact]
    public void A_real_that_is_whole_fits_a_whole_number() => Text(Deep("Eps = 0.5, Stretch = 1.5")).ShouldContain("width: 48");

    private static string Text(string source)
    {
        var generated = Generated.From(source);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        return generated.Text;
    }

    /// <summary>A kind with a slot whose kind has slots of its own.</summary>
    private static string Deep(string knobs) =>
        $$"""
            using System;
            using ModelDsl;
            using Zoo;
            using TorchSharp;
            using static TorchSharp.torch;

            [Kind(typeof(Deep))]
            public sealed class DeepAttribute : LayerAttribute
            {
                public Type? Norm { get; set; }
                public Type? InnerNorm { get; set; }
                public double Eps { get; set; }
                public double NormEps { get; set; }
                public double InnerNormEps { get; set; }
                public double Stretch { get; set; }
                public int Gain { get; set; }
                public int InnerGain { get; set; }
                public int Width { get; set; }
            }

            [Takes("b ... dim"), Gives("b ... dim")]
            [Let("width", "stretch*dim")]
            public sealed class Deep(
                [DefaultKind(typeof(Inner))] nn.Module<Tensor, Tensor> inner, nn.Module<Tensor, Tensor>? norm = null, long width = 0, double eps = 0, double stretch = 2)
                : Passing("Deep") { public object?[] All => [inner, norm, width, eps, stretch]; }

            [Takes("b ... dim"), Gives("b ... dim")]
            public sealed class Inner(
                long dim, long gain = 1, long innerGain = 2, nn.Module<Tensor, Tensor>? norm = null, Device? device = null, ScalarType? dtype = null)
                : Passing("Inner") { public object?[] All => [dim, gain, innerGain, norm, device, dtype]; }

            [Model]
            [Photo(32)]
            [Mosaic(8, Dim = 32)]
            [Deep({{knobs}})]
            public sealed partial class Bird;
            """;
}
