using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ModelDsl.Checkpoints;
using ModelDsl.Generation;
using Shouldly;
using Xunit;
using static ModelDsl.Models.Tests.Golden.Recorded;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>
/// GPT and GPT-2 against huggingface/transformers. What stands at the padding of the fixture, and the gradients, to which that adds, are not
/// compared: no mask of padding is declared here, and tokens in front of it do not see it.
/// </summary>
public sealed class GptTests
{
    [Theory]
    [InlineData("gpt-a", typeof(GptA))]
    [InlineData("gpt1-a", typeof(Gpt1A))]
    public void Gives_what_transformers_gives(string fixture, Type type)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var recorded = Read(fixture, "io", float32);
        using var model = Load(fixture, type);
        var actual = new Dictionary<string, Tensor>();
        Note(model, "position", "hidden_0", actual);
        Note(model, "blocks.0", "hidden_1", actual);
        actual["logits"] = model.call(recorded["input_ids"]);
        var tokens = recorded["attention_mask"].to(float32).unsqueeze(-1);
        foreach (var (name, value) in actual)
            ShouldBeNear(value * tokens, recorded[name] * tokens, 1e-5, name);
        // Each token in front of padding foretells the next.
        var foretold = recorded["attention_mask"].narrow(1, 1, 7).flatten().nonzero().flatten();
        var scores = actual["logits"].narrow(1, 0, 7).flatten(0, 1).index_select(0, foretold);
        var next = recorded["input_ids"].narrow(1, 1, 7).flatten().index_select(0, foretold);
        ShouldBeNear(functional.cross_entropy(scores, next), recorded["loss_lm"], 1e-5, "loss_lm");
    }

    [Fact]
    public void Writes_what_transformers_writes()
    {
        using var scope = NewDisposeScope();
        using var model = Load("gpt-a", typeof(GptA));
        var written = Read("gpt-a", "io", float32)["greedy_tokens"];
        TextGenerator.Continue(model, written.narrow(1, 0, 3), 5, Sampling.Greedy).equal(written).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void The_published_sizes_have_their_parameters()
    {
        Gpt2Small.Summary.Parameters.ShouldBe(124_439_808);
        Gpt2Medium.Summary.Parameters.ShouldBe(354_823_168);
        Gpt.Summary.Parameters.ShouldBe(116_534_784);
        GptA.Summary.Parameters.ShouldBe(7344);
        Gpt1A.Summary.Parameters.ShouldBe(7248);
    }

    [Fact]
    public void A_head_that_is_not_the_table_it_shares_is_refused()
    {
        using var scope = NewDisposeScope();
        var weights = ReadFile(PathOf("gpt-a", "weights"), float32);
        weights["lm_head.weight"][0, 0].add_(1);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            SafeTensorsWriter.Write(path, [.. weights.Select(pair => new SafeTensorsItem(pair.Key, SafeTensorsType.F32, pair.Value.shape, pair.Value.bytes.ToArray()))]);
            using var model = new GptA();
            Should.Throw<CheckpointException>(() => Checkpoint.Load(model, path, KeyMap.Of(typeof(GptA))))
                .Message.ShouldContain("lm_head.weight (it shares the weights of transformer.wte.weight, and differs)");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Module<Tensor, Tensor> Load(string fixture, Type type)
    {
        var model = Declared.Make(type);
        Checkpoint.Load(model, PathOf(fixture, "weights"), KeyMap.Of(type));
        model.eval();
        return model;
    }
}
