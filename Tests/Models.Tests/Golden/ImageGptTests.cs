using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ModelDsl.Checkpoints;
using ModelDsl.Generation;
using ModelDsl.Training;
using Shouldly;
using TorchSharp;
using Xunit;
using static ModelDsl.Models.Tests.Golden.Recorded;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>Image GPT against both of its public implementations.</summary>
public sealed class ImageGptTests
{
    /// <summary>huggingface/transformers, under its own keys.</summary>
    [Fact]
    public void Gives_what_transformers_gives()
    {
        using var scope = NewDisposeScope();
        var recorded = Read("igpt-text-a", "io", float32);
        using var model = new ImageGptTextA();
        Checkpoint.Load(model, PathOf("igpt-text-a", "weights"), KeyMap.Of(typeof(ImageGptTextA)));
        model.eval();
        var hidden = new Dictionary<string, Tensor>();
        Note(model, "position", "hidden_0", hidden);
        Note(model, "blocks.0", "hidden_1", hidden);
        Note(model, "norm", "hidden_2", hidden);
        var logits = model.call(recorded["input_ids"]);
        ShouldBeNear(logits, recorded["logits"], 1e-5, "logits");
        foreach (var (name, value) in hidden)
            ShouldBeNear(value, recorded[name], 1e-5, name);
        ShouldBeNear(Loss(logits, recorded["pixel_clusters"]), recorded["loss_next_pixel"], 1e-5, "loss_next_pixel");
        ShouldBeNear(LayerFeatures.Of(model, "blocks.0", recorded["input_ids"]), recorded["features_mean_pool"], 1e-5, "features_mean_pool");
        logits.square().mean().backward();
        var gradients = Gradients(model);
        foreach (var name in recorded.Keys.Where(name => name.StartsWith("grad:", StringComparison.Ordinal)))
            ShouldBeNear(gradients[name["grad:".Length..]], recorded[name], 1e-4, name);
    }

    [Fact]
    public void The_keys_and_layouts_of_transformers_come_back()
    {
        using var model = new ImageGptTextA();
        var keys = KeyMap.Of(typeof(ImageGptTextA));
        Checkpoint.Load(model, PathOf("igpt-text-a", "weights"), keys);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Checkpoint.Save(model, path, keys: keys);
            using var scope = NewDisposeScope();
            var (expected, back) = (ReadFile(PathOf("igpt-text-a", "weights"), float32), ReadFile(path, float32));
            back.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
            foreach (var (key, value) in back)
                ShouldBeNear(value, expected[key], 0, key);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>openai/image-gpt, converted as transformers converts it: writing and scoring of one trunk, both losses.</summary>
    [Theory]
    [InlineData(ScalarType.Float32, 1e-5, 1e-4)]
    [InlineData(ScalarType.Float64, 1e-10, 1e-10)]
    public void Gives_what_OpenAI_gives(ScalarType type, double tolerance, double gradientTolerance)
    {
        using var scope = NewDisposeScope();
        var recorded = Read("igpt-a", type == float64 ? "io_f64" : "io", type);
        var (inputs, labels) = Inputs();
        var weights = OpenAiImageGpt.Convert(Read("igpt-a", "weights", float32));
        using var writer = Load(new ImageGptA(), weights, "score.weight", type);
        using var scorer = Load(new ImageGptClassifierA(), weights, "lm_head.weight", type);
        var actual = new Dictionary<string, Tensor>();
        Note(writer, "blocks.0", "stage0", actual);
        Note(writer, "blocks.1", "stage1", actual);
        // The start token first, the last colour not read.
        var shifted = cat([full([2, 1], 16, int64), inputs.narrow(1, 0, 35)], 1);
        actual["output"] = writer.call(shifted);
        actual["clf_logits"] = scorer.call(shifted);
        actual["gen_loss"] = Loss(actual["output"], inputs);
        actual["clf_loss"] = functional.cross_entropy(actual["clf_logits"], labels);
        actual["loss"] = actual["output"].square().mean();
        foreach (var (name, value) in actual.Where(result => recorded.ContainsKey(result.Key)))
            ShouldBeNear(value, recorded[name], tolerance, name);

        actual["loss"].backward(retain_graph: true);
        Compare("grad:", Gradients(writer));
        writer.zero_grad();
        actual["gen_loss"].backward();
        actual["clf_loss"].backward();
        var (written, scored) = (Gradients(writer), Gradients(scorer));
        var trunk = written.Keys.Where(key => key.StartsWith("transformer.", StringComparison.Ordinal));
        Compare("grad_loss:", trunk.ToDictionary(key => key, key => written[key] + scored[key]));

        void Compare(string prefix, Dictionary<string, Tensor> gradients)
        {
            var names = recorded.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            names.Count.ShouldBe(3);
            foreach (var name in names)
                ShouldBeNear(OpenAiImageGpt.Back(name[prefix.Length..], gradients), recorded[name], gradientTolerance, name);
        }
    }

    [Fact]
    public void Has_the_parameters_of_the_references()
    {
        ImageGptTextA.Summary.Parameters.ShouldBe(7296);
        // Both heads: that which scores classes has 10 · 24.
        ImageGptA.Summary.Parameters.ShouldBe(15840 - 240);
    }

    [Fact]
    public void Writes_the_same_colours_whether_the_past_is_kept_or_not()
    {
        using var scope = NewDisposeScope();
        using var model = new ImageGptTextA();
        Checkpoint.Load(model, PathOf("igpt-text-a", "weights"), KeyMap.Of(typeof(ImageGptTextA)));
        model.eval();
        var start = full([3, 1], 16, int64);
        var sampling = new Sampling { TopK = 12, Seed = 7 };
        var kept = TextGenerator.Continue(model, start, 16, sampling);
        kept.shape.ShouldBe([3, 17]);
        kept.equal(TextGenerator.Continue(model, start, 16, sampling, keepsPast: false)).all().item<bool>().ShouldBeTrue();
        kept.narrow(1, 1, 16).max().item<long>().ShouldBeLessThan(16);
        kept.equal(TextGenerator.Continue(model, start, 16, sampling with { Seed = 8 })).all().item<bool>().ShouldBeFalse();
    }

    private static (Tensor Inputs, Tensor Labels) Inputs()
    {
        using var file = SafeTensorsFile.Open(PathOf("igpt-a", "io"));
        Tensor Of(string name)
        {
            var entry = file[name];
            var tensor = empty(entry.Shape.ToArray(), entry.Type == SafeTensorsType.I64 ? int64 : float32);
            file.Copy(entry, 0, tensor.bytes);
            return tensor;
        }

        var label = Of("label");
        return (Of("input").to(int64), label.dim() == 2 ? label.to(float32).argmax(1) : label);
    }

    private static Module<Tensor, Tensor> Load(Module<Tensor, Tensor> model, Dictionary<string, Tensor> weights, string unused, ScalarType type)
    {
        var keys = KeyMap.Of(model.GetType());
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var items = weights.Where(pair => pair.Key != unused).Select(pair =>
                new SafeTensorsItem(pair.Key, SafeTensorsType.F32, pair.Value.shape, pair.Value.contiguous().bytes.ToArray()));
            SafeTensorsWriter.Write(path, [.. items]);
            Checkpoint.Load(model, path, keys);
        }
        finally
        {
            File.Delete(path);
        }

        var typed = type == float32 ? model : model.to(type);
        typed.eval();
        return typed;
    }

    private static Tensor Loss(Tensor logits, Tensor colours) => functional.cross_entropy(logits.flatten(0, 1), colours.flatten());
}
