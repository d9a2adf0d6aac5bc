using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;
using static ModelDsl.Models.Tests.Golden.Recorded;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>Set Transformer against its authors' code.</summary>
public sealed class SetTransformerTests
{
    [Theory]
    [InlineData("set-transformer-a", typeof(SetTransformerA))]
    [InlineData("set-transformer-cls-a", typeof(SetTransformerClassifierA))]
    public void Gives_what_the_reference_gives(string fixture, Type type)
    {
        using var scope = NewDisposeScope();
        var recorded = Read(fixture, "io", float32);
        using var model = Load(fixture, type);
        var keys = KeyMap.Of(type);
        var parts = recorded.Keys.Where(name => name.StartsWith("enc.", StringComparison.Ordinal) || name.StartsWith("dec.", StringComparison.Ordinal)).ToList();
        parts.Count.ShouldBeGreaterThan(4);
        var ours = new Dictionary<string, Tensor>();
        foreach (var name in parts)
        {
            // The map speaks of tensors: a module is where the tensors inside it are.
            var module = keys.ToOurs(name + ".weight")[..^".weight".Length];
            if (model.named_modules().Single(child => child.name == module).module is Module<Tensor, Tensor>)
                Note(model, module, name, ours);
        }

        var input = recorded["x"].requires_grad_();
        var output = model.call(input);
        ShouldBeNear(output, recorded["output"], 1e-5, "output");
        ours.Count.ShouldBeGreaterThan(3);
        foreach (var (name, value) in ours)
            ShouldBeNear(value, recorded[name], 1e-5, name);
        output.square().mean().backward();
        ShouldBeNear(input.grad!, recorded["grad_input"], 1e-4, "grad_input");
        var gradients = Gradients(model);
        var gradientNames = recorded.Keys.Where(name => name.StartsWith("grad:", StringComparison.Ordinal)).ToList();
        gradientNames.Count.ShouldBe(4);
        foreach (var name in gradientNames)
            ShouldBeNear(gradients[name["grad:".Length..]], recorded[name], 1e-4, name);
    }

    [Theory]
    [InlineData("set-transformer-a", typeof(SetTransformerA), 7237)]
    [InlineData("set-transformer-cls-a", typeof(SetTransformerClassifierA), 5399)]
    public void Keys_and_parameters_are_the_references(string fixture, Type type, long parameters)
    {
        Declared.Summary(type).Parameters.ShouldBe(parameters);
        using var weights = SafeTensorsFile.Open(PathOf(fixture, "weights"));
        using var model = Declared.Make(type);
        var keys = KeyMap.Of(type);
        var theirs = weights.Tensors.Select(entry => entry.Name).ToList();
        theirs.Select(keys.ToOurs).ShouldBe(model.state_dict().Keys, ignoreOrder: true);
        theirs.Select(key => keys.ToTheirs(keys.ToOurs(key))).ShouldBe(theirs);
    }

    [Fact]
    public void The_published_sizes_have_their_parameters()
    {
        SetTransformerModelNet40.Summary.Parameters.ShouldBe(1_140_264);
        SetTransformerMixture.Summary.Output.ShouldBe([4, 5]);
    }

    [Fact]
    public void The_order_of_a_set_does_not_matter_and_it_may_be_smaller_than_declared()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        using var model = Load("set-transformer-cls-a", typeof(SetTransformerClassifierA));
        var set = randn(2, 10, 3);
        ShouldBeNear(model.call(set.index_select(1, randperm(10))), model.call(set), 1e-5, "shuffled");
    }

    [Theory]
    [InlineData(new long[] { 2, 13, 3 }, "[2, 13, 3]")]
    [InlineData(new long[] { 2, 12, 2 }, "[2, 12, 2]")]
    [InlineData(new long[] { 0, 12, 3 }, "[0, 12, 3]")]
    [InlineData(new long[] { 12, 3 }, "[12, 3]")]
    public void Sets_of_another_shape_are_refused(long[] shape, string given)
    {
        using var model = new SetTransformerClassifierA();
        using var set = zeros(shape);
        Should.Throw<ArgumentException>(() => model.call(set))
            .Message.ShouldStartWith($"SetTransformerClassifierA takes sets of shape [b, 1 to 12, 3]; given was {given}.");
    }

    private static Module<Tensor, Tensor> Load(string fixture, Type type)
    {
        var model = Declared.Make(type);
        Checkpoint.Load(model, PathOf(fixture, "weights"), KeyMap.Of(type));
        model.eval();
        return model;
    }
}
