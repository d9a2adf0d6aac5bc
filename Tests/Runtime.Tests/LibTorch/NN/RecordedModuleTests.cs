using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>Every module against PyTorch: what a seed makes of its state, what it computes, and the gradient of that.</summary>
public sealed class RecordedModuleTests
{
    public static TheoryData<string> Names => [.. ModuleCases.All.Keys];

    [Fact]
    public void Every_recorded_module_is_in_the_table() =>
        Recorded.Cases.Where(name => !name.StartsWith("F.", StringComparison.Ordinal) && !name.StartsWith("init.", StringComparison.Ordinal))
            .Order().ShouldBe(ModuleCases.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_makes_the_same_state_under_the_same_keys(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(Recorded.Seed);
        using var module = ModuleCases.All[name].Make();

        var expected = Recorded.Under($"{name}/init/");
        var actual = module.state_dict();
        actual.Keys.Order().ShouldBe(expected.Keys.Order());
        foreach (var (key, value) in actual)
            Recorded.ShouldBeClose(value, expected[key], $"{name}: {key}", 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_its_gradient_and_the_buffers_are_those_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (_, make, call, train) = ModuleCases.All[name];
        using var module = make();
        module.load_state_dict(Recorded.Under($"{name}/w/"));
        module.train(train);
        var inputs = Recorded.Sequence($"{name}/in/");
        if (Recorded.Has($"{name}/grad"))
            inputs[0].requires_grad = true;

        manual_seed(Recorded.Seed);
        var outputs = call(module, inputs);

        var expected = Recorded.Sequence($"{name}/out/");
        outputs.Length.ShouldBe(expected.Length);
        for (var i = 0; i < outputs.Length; i++)
            Recorded.ShouldBeClose(outputs[i], expected[i], $"{name}: output {i}");
        if (inputs[0].requires_grad)
        {
            (outputs[0] * Recorded.Cotangent(outputs[0])).sum().backward();
            Recorded.ShouldBeClose(inputs[0].grad!, Recorded.Of($"{name}/grad"), $"{name}: gradient", 1e-5);
        }
        foreach (var (key, value) in Recorded.Under($"{name}/after/"))
            Recorded.ShouldBeClose(module.get_buffer(key)!, value, $"{name}: {key} afterwards");
    }

    /// <summary>Those that take one input of any shape and can work in place.</summary>
    public static TheoryData<string, Func<nn.Module<Tensor, Tensor>>> InPlace => new()
    {
        { "CELU", () => nn.CELU(0.7, inplace: true) },
        { "ELU", () => nn.ELU(1.3, inplace: true) },
        { "GELU", () => nn.GELU(inplace: true) },
        { "Hardsigmoid", () => nn.Hardsigmoid(inplace: true) },
        { "Hardswish", () => nn.Hardswish(inplace: true) },
        { "Hardtanh", () => nn.Hardtanh(-0.5, 1.5, inplace: true) },
        { "LeakyReLU", () => nn.LeakyReLU(0.2, inplace: true) },
        { "Mish", () => nn.Mish(inplace: true) },
        { "ReLU", () => nn.ReLU(inplace: true) },
        { "ReLU6", () => nn.ReLU6(inplace: true) },
        { "RReLU", () => nn.RReLU(inplace: true) },
        { "SELU", () => nn.SELU(inplace: true) },
        { "Sigmoid", () => nn.Sigmoid(inplace: true) },
        { "SiLU", () => nn.SiLU(inplace: true) },
        { "Softsign", () => nn.Softsign(inplace: true) },
        { "Tanh", () => nn.Tanh(inplace: true) },
        { "Tanhshrink", () => nn.Tanhshrink(inplace: true) },
        { "Threshold", () => nn.Threshold(0.1, 2, inplace: true) },
        { "Dropout.Eval", () => nn.Dropout(0.3, inplace: true) },
    };

    [Theory]
    [MemberData(nameof(InPlace))]
    public void In_place_the_input_holds_the_result_and_outlives_it(string name, Func<nn.Module<Tensor, Tensor>> make)
    {
        using var scope = NewDisposeScope();
        using var module = make();
        module.eval();
        var input = Recorded.Sequence($"{name}/in/")[0];

        module.call(input).Dispose();

        Recorded.ShouldBeClose(input, Recorded.Of($"{name}/out/0"), name);
    }
}
