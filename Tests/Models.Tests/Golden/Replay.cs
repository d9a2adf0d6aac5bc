using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelDsl.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>What one of our models computes on a fixture's input with the reference's weights, by the names of the fixture.</summary>
internal sealed class Replay : IDisposable
{
    private readonly Dictionary<string, Tensor> _results = [];

    /// <param name="fixture">The weights and the input.</param>
    /// <param name="model">One of ours; it is taken over.</param>
    /// <param name="type">The type to compute in.</param>
    public Replay(GoldenFixture fixture, Module<Tensor, Tensor> model, ScalarType type)
    {
        var keys = KeyMap.Of(model.GetType());
        Checkpoint.Load(model, fixture.Weights, keys);
        using var typed = (type == float32 ? model : model.to(type)).to(TestDevice.Current);
        typed.eval();
        foreach (var (name, (module, result)) in fixture.Stages)
            Record(typed, Features.Ours(model, module), name, result);
        foreach (var name in fixture.Names(float32).Where(Features.Results.ContainsKey))
            Record(typed, Features.Results[name], name);
        if (fixture.Names(float32).Contains("feat0"))
            Record(typed, "level_norm", "feat");
        using var recorded = fixture.Read("input", float32);
        using var input = recorded.to(type, TestDevice.Current, copy: true).requires_grad_();
        using var output = typed.call(input);
        using var loss = output.square().mean();
        loss.backward();
        Keep("output", output);
        Keep("loss", loss.reshape(1));
        Keep("grad_input", input.grad!);
        foreach (var (key, parameter) in typed.named_parameters())
        {
            var theirs = keys.ToTheirs(key);
            if (parameter.grad is { } gradient)
                Keep("grad:" + theirs, gradient);
            else if (parameter.requires_grad && !fixture.WithoutEffect.Contains(theirs))
                throw new InvalidOperationException($"{key} has no gradient.");
        }

        if (typed is IAuxiliaryHeads trained)
            KeepAuxiliary(trained, input);
    }

    /// <summary>The result that the fixture has under the same name.</summary>
    public Tensor this[string name] => _results[name];

    public void Dispose()
    {
        foreach (var result in _results.Values)
            result.Dispose();
    }

    private void Record(Module model, string module, string name, int result = 0)
    {
        var made = model.named_modules().Single(child => child.name == module).module;
        if (made is Module<Tensor, Tensor, (Tensor, Tensor)> pair)
            RecordPair(model, pair, name, module, result);
        else if (made is Module<Tensor, Tensor> block)
            block.register_forward_hook((_, _, output) => Kept(name, output));
        else if (made is Module<Tensor[], Tensor> head)
            head.register_forward_hook((_, _, output) => Kept(name, output));
        else
            ((Module<Tensor[], Tensor[]>)made).register_forward_hook((_, _, maps) => [.. maps.Select((map, i) => Kept(name + i, map))]);
    }

    /// <summary>TNT's code has the inner stream first, a column of ours that of the patches.</summary>
    private void RecordPair(Module model, Module<Tensor, Tensor, (Tensor, Tensor)> block, string name, string module, int result)
    {
        block.register_forward_hook((_, _, _, outputs) =>
        {
            Keep(name, result == 0 ? outputs.Item2 : outputs.Item1);
            return outputs;
        });
        // Its authors' adds what comes from the words in place: what is left of a block's patches is what the next one's attention found.
        if (result == 1 && block is TntWordBlock && model.named_modules().FirstOrDefault(child => child.name == Next(module)).module is PreNormBlock next)
            next.register_forward_pre_hook((_, input) => Kept(name, input));
    }

    /// <summary>What the auxiliary head gives, which must not be to the cost of the output.</summary>
    private void KeepAuxiliary(IAuxiliaryHeads model, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        var (output, auxiliary) = model.forward_auxiliary(input);
        // Without gradients the attention takes another way, to the last digits.
        if (!output.cpu().allclose(this["output"], rtol: 1e-4, atol: 1e-5))
            throw new InvalidOperationException("forward_auxiliary gives another output than forward.");
        Keep("aux_logits", auxiliary.Single());
    }

    private Tensor Kept(string name, Tensor value)
    {
        Keep(name, value);
        return value;
    }

    /// <summary><c>blocks.0</c> → <c>blocks.1.outer</c></summary>
    private static string Next(string block) => $"blocks.{int.Parse(block["blocks.".Length..], CultureInfo.InvariantCulture) + 1}.outer";

    private void Keep(string name, Tensor value) => _results[name] = value.detach().to(CPU, copy: true).DetachFromDisposeScope();
}
