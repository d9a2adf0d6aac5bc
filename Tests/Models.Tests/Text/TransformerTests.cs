using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Text;

/// <summary>An encoder and a decoder in one declaration, against PyTorch's own and against the computed sizes.</summary>
public sealed class TransformerTests
{
    /// <summary>The first sample of the fixture has no padding, which would need a mask.</summary>
    [Fact]
    public void Gives_what_the_reference_gives()
    {
        using var scope = NewDisposeScope();
        using var file = Open("weights");
        using var recorded = Open("io");
        using var model = new TransformerPaperA();
        Load(model, file);
        model.eval();
        var (source, target) = (First(recorded, "src"), First(recorded, "tgt"));
        ShouldBeNear(model.forward_source(source), First(recorded, "memory"));
        ShouldBeNear(model.forward_target(target, model.forward_source(source)), First(recorded, "decoder_out"));
        ShouldBeNear(model.forward_features(source, target), First(recorded, "decoder_out"));
        ShouldBeNear(model.call(source, target), First(recorded, "logits"));
    }

    [Fact]
    public void Has_the_parameters_of_the_reference() => TransformerPaperA.Summary.Parameters.ShouldBe(11_504);

    [Fact]
    public void Every_layer_gives_the_shape_that_was_computed()
    {
        using var scope = NewDisposeScope();
        Check(new TransformerPaperA(), TransformerPaperA.Summary, 23);
        Check(new PreNormTranslator(), PreNormTranslator.Summary, 31);
    }

    [Fact]
    public void Gradients_reach_every_weight_of_both_branches()
    {
        using var scope = NewDisposeScope();
        using var model = new PreNormTranslator();
        using var loss = model.call(randint(0, 23, [2, 7], int64), randint(0, 31, [2, 6], int64)).square().mean();
        loss.backward();
        foreach (var (key, parameter) in model.named_parameters())
            parameter.grad.ShouldNotBeNull(key).abs().sum().item<float>().ShouldBeGreaterThan(0, key);
    }

    [Fact]
    public void Shorter_texts_than_declared_are_the_beginning_of_longer_ones()
    {
        using var scope = NewDisposeScope();
        using var model = new TransformerPaperA();
        var (source, target) = (randint(0, 23, [2, 4], int64), randint(0, 23, [2, 6], int64));
        using var whole = model.call(source, target);
        using var part = model.call(source, target.narrow(1, 0, 3));
        ShouldBeNear(part, whole.narrow(1, 0, 3));
    }

    [Fact]
    public void The_model_keeps_nothing_but_its_result()
    {
        using var scope = NewDisposeScope();
        using var model = new PreNormTranslator();
        model.eval();
        var (source, target) = (randint(0, 23, [2, 7], int64), randint(0, 31, [2, 6], int64));
        var before = scope.DisposablesCount;
        using (no_grad())
            model.call(source, target).ShouldNotBeNull();
        scope.DisposablesCount.ShouldBe(before + 1);
    }

    private static void Check(Module<Tensor, Tensor, Tensor> model, ModelSummary summary, long targets)
    {
        var shapes = new Dictionary<string, long[]>();
        foreach (var (name, module) in model.named_children())
            Watch(name, module, shape => shapes[name] = shape);
        using var output = model.call(randint(0, 23, [2, 7], int64), randint(0, targets, [2, 6], int64));
        shapes["output"] = output.shape[1..];
        foreach (var layer in summary.Layers)
            shapes[layer.Name].ShouldBe(layer.Output, layer.Name);
        shapes["output"].ShouldBe(summary.Output);
        summary.Inputs.ShouldNotBeNull().Select(input => (input.Name, input.Shape.Single())).ShouldBe([("source", 7), ("target", 6)]);
        model.parameters().Sum(parameter => parameter.numel()).ShouldBe(summary.Parameters);
        model.Dispose();
    }

    /// <summary>Notes the shape that a layer, or the last block of a stage, gives.</summary>
    private static void Watch(string name, Module module, Action<long[]> note)
    {
        switch (module)
        {
            case Module<Tensor, Tensor> one:
                one.register_forward_hook((_, _, output) => Note(output));
                break;
            case Module<Tensor, Tensor, Tensor> two:
                two.register_forward_hook((_, _, _, output) => Note(output));
                break;
            default:
                Watch(name, module.children().Last(), note);
                break;
        }

        Tensor Note(Tensor output)
        {
            note(output.shape[1..]);
            return output;
        }
    }

    private static SafeTensorsFile Open(string name) =>
        SafeTensorsFile.Open(Path.Combine(AppContext.BaseDirectory, "Golden", "transformer-nmt-paper-a", name + ".safetensors"));

    private static void Load(Module model, SafeTensorsFile file)
    {
        var keys = KeyMap.Of(model.GetType());
        var state = model.state_dict();
        // The table is written three times; ours is one.
        var entries = file.Tensors.Where(entry => entry.Name is not ("tgt_embed.weight" or "generator.weight")).ToList();
        entries.Select(entry => keys.ToOurs(entry.Name)).Order().ShouldBe(state.Keys.Order());
        using var _ = no_grad();
        foreach (var entry in entries)
            state[keys.ToOurs(entry.Name)].copy_(Read(file, entry.Name));
    }

    private static Tensor First(SafeTensorsFile file, string name) => Read(file, name).narrow(0, 0, 1);

    private static Tensor Read(SafeTensorsFile file, string name)
    {
        var tensor = empty(file[name].Shape.ToArray(), name is "src" or "tgt" ? int64 : float32);
        file.Copy(file[name], 0, tensor.bytes);
        return tensor;
    }

    /// <summary>Equal up to the rounding of 32 bits.</summary>
    private static void ShouldBeNear(Tensor actual, Tensor expected)
    {
        actual.shape.ShouldBe(expected.shape);
        var scale = Math.Max(1, expected.abs().max().item<float>());
        (actual - expected).abs().max().item<float>().ShouldBeLessThanOrEqualTo((float)(1e-5 * scale));
    }
}
