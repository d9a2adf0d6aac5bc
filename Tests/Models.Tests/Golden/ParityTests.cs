using System;
using System.Linq;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>Our models against their reference implementations, with the weights under their own keys.</summary>
public sealed class ParityTests
{
    public static TheoryData<string, Type> Models =>
        new()
        {
            { "vit-a", typeof(VitA) },
            { "vit-gap-a", typeof(VitGapA) },
            { "vit-prelogits-a", typeof(VitPreLogitsA) },
            { "deit-a", typeof(DeitA) },
            { "deit-distilled-a", typeof(DeitDistilledA) },
            { "deepvit-a", typeof(DeepVitA) },
            { "deepvit-cnn-a", typeof(DeepVitCnnA) },
            { "pvt-a", typeof(PvtA) },
            { "cpvt-a", typeof(CpvtA) },
            { "cpvt-gap-a", typeof(CpvtGapA) },
            { "twins-pcpvt-a", typeof(TwinsPcpvtA) },
            { "twins-svt-a", typeof(TwinsSvtA) },
            { "tnt-a", typeof(TntA) },
            { "tnt-official-a", typeof(TntOfficialA) },
            { "swin-a", typeof(SwinA) },
            { "swin-nopatchnorm-a", typeof(SwinNoPatchNormA) },
            { "upernet-swin-a", typeof(UperNetSwinA) },
            { "nest-a", typeof(NestA) },
            { "nest-jx-a", typeof(NestJaxA) },
        };

    [Theory]
    [MemberData(nameof(Models))]
    public void Outputs_blocks_and_gradients_agree_in_float32(string fixture, Type model)
    {
        using var golden = new GoldenFixture(fixture);
        using var replay = new Replay(golden, Make(model), float32);
        var names = golden.Names(float32).ToList();
        names.ShouldContain("grad_input");
        golden.Stages.Keys.Except(names).ShouldBeEmpty();
        foreach (var name in names)
        {
            var tolerance = name.StartsWith("grad", StringComparison.Ordinal) ? 1e-4 : 1e-5;
            Error(golden, replay, name, float32).ShouldBeLessThanOrEqualTo(tolerance, name);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Outputs_and_gradients_agree_in_float64(string fixture, Type model)
    {
        using var golden = new GoldenFixture(fixture);
        using var replay = new Replay(golden, Make(model), float64);
        var names = golden.Names(float64).ToList();
        names.ShouldContain(name => name == "output" || name == "logits");
        names.Count(name => name.StartsWith("grad:", StringComparison.Ordinal)).ShouldBe(3);
        foreach (var name in names)
            Error(golden, replay, name, float64).ShouldBeLessThanOrEqualTo(1e-10, name);
    }

    /// <summary>Float64 would notice the two usual mistakes, by as much as the reference itself moves under them.</summary>
    [Theory]
    [InlineData(typeof(VitAWithWrongEps), "layernorm_eps_1e5_and_1e6_swapped")]
    [InlineData(typeof(VitAWithWrongGelu), "gelu_tanh_instead_of_exact")]
    public void A_wrong_epsilon_or_GELU_shows(Type model, string mistake)
    {
        using var golden = new GoldenFixture("vit-a");
        using var replay = new Replay(golden, Make(model), float64);
        using var expected = golden.Read("output", float64);
        using var difference = (replay["output"] - expected).abs().max();
        difference.item<double>().ShouldBe(golden.Sensitivity[mistake], 1e-10);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_summary_counts_the_parameters_of_the_reference(string fixture, Type model)
    {
        using var golden = new GoldenFixture(fixture);
        Declared.Summary(model).Parameters.ShouldBe(golden.Parameters);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_keys_of_the_reference_come_back(string fixture, Type model)
    {
        using var golden = new GoldenFixture(fixture);
        using var weights = SafeTensorsFile.Open(golden.Weights);
        using var module = Make(model);
        var keys = KeyMap.Of(model);
        var theirs = weights.Tensors.Select(entry => entry.Name).ToList();
        theirs.Select(keys.ToOurs).ShouldBe(module.state_dict().Keys, ignoreOrder: true);
        theirs.Select(key => keys.ToTheirs(keys.ToOurs(key))).ShouldBe(theirs);
    }

    private static Module<Tensor, Tensor> Make(Type model) => Declared.Make(model);

    /// <summary>max |ours − reference| over max(1, max |reference|).</summary>
    private static double Error(GoldenFixture golden, Replay replay, string name, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var expected = golden.Read(name, type);
        var ours = name.StartsWith("grad", StringComparison.Ordinal) ? replay[name] : Features.Laid(replay[name], expected.shape);
        ours.shape.ShouldBe(expected.shape, name);
        double Largest(Tensor tensor) => tensor.abs().max().to(float64).item<double>();
        return Largest(ours - expected) / Math.Max(1, Largest(expected));
    }
}
