using System;
using System.Runtime.InteropServices;
using ModelDsl.LibTorch;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

public sealed class BoxedCallTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_boxed_call_gives_what_the_typed_one_gives()
    {
        var (a, b, c) = (randn(2, 3), randn(3, 4), randn(4));

        var result = Operators.Call("aten::addmm", "", c, a, b, 2, 0.5f)[0].ShouldBeOfType<Tensor>();

        result.allclose(c.addmm(a, b, beta: 2, alpha: 0.5f)).ShouldBeTrue();
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var result = (Tensor)Operators.Call("add", "Tensor", ones(2), ones(2))[0]!;

        result.data<float>().ToArray().ShouldBe([2, 2]);
    }

    [Fact]
    public void All_kinds_of_arguments_cross()
    {
        var x = arange(6, float32).reshape(2, 3);

        ((Tensor)Operators.Call("sum", "dim_IntList", x, new long[] { 1 }, true, ScalarType.Float64)[0]!).data<double>().ToArray().ShouldBe([3, 12]);
        ((Tensor)Operators.Call("roll", "", x, new[] { 1 }, new[] { 1 })[0]!).data<float>().ToArray().ShouldBe([2, 0, 1, 5, 3, 4]);
        ((Tensor)Operators.Call("cat", "", new[] { x, x }, 1)[0]!).shape.ShouldBe([2, 6]);
        ((Tensor)Operators.Call("gelu", "", x, "tanh")[0]!).shape.ShouldBe([2, 3]);
        ((Tensor)Operators.Call("zeros", "", new long[] { 2 }, ScalarType.Int64, null, CPU)[0]!).dtype.ShouldBe(ScalarType.Int64);
        ((Tensor)Operators.Call("clamp", "", x, null, (Scalar)2)[0]!).max().item<float>().ShouldBe(2);
        ((Tensor)Operators.Call("index", "Tensor", x, new Tensor?[] { null, tensor(new long[] { 2 }) })[0]!).data<float>().ToArray().ShouldBe([2, 5]);
        ((Tensor)Operators.Call("dropout", "", x, 0, true)[0]!).allclose(x).ShouldBeTrue();
        using var generator = new torch.Generator(3);
        var drawn = (Tensor)Operators.Call("rand", "generator", new long[] { 2 }, generator)[0]!;
        drawn.allclose(rand(2, generator: generator.manual_seed(3))).ShouldBeTrue();
    }

    [Fact]
    public void All_kinds_of_results_cross()
    {
        var x = arange(4, float32);

        Operators.Call("equal", "", x, x)[0].ShouldBe(true);
        Operators.Call("size", "int", ones(2, 5), 1)[0].ShouldBe(5L);
        Operators.Call("split", "Tensor", x, 2)[0].ShouldBeOfType<Tensor[]>().Length.ShouldBe(2);
        Operators.Call("item", "", x[3])[0].ShouldBe(3.0);
        Operators.Call("max", "dim", x, 0).Length.ShouldBe(2);
    }

    [Fact]
    public void Gradients_flow_through_a_boxed_call()
    {
        var weight = ones(3, requires_grad: true);

        ((Tensor)Operators.Call("mul", "Tensor", weight, weight)[0]!).sum().backward();

        weight.grad!.data<float>().ToArray().ShouldBe([2, 2, 2]);
    }

    [Theory]
    [InlineData("aten::no_such_operator", "", "there is no operator aten::no_such_operator")]
    [InlineData("add", "NoSuchOverload", "there is no operator aten::add.NoSuchOverload")]
    public void An_unknown_operator_is_named(string name, string overload, string message) =>
        Should.Throw<ExternalException>(() => Operators.Call(name, overload)).Message.ShouldContain(message);

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        Should.Throw<ExternalException>(() => Operators.Call("add", "Tensor", ones(1), ones(1), 1, 2, 3)).Message.ShouldContain("takes 3 arguments, not 5");
        Should.Throw<ExternalException>(() => Operators.Call("add", "Tensor", ones(1), "text")).Message.ShouldContain("other");
        Should.Throw<ExternalException>(() => Operators.Call("add", "Tensor", ones(1))).Message.ShouldContain("other");
        Should.Throw<ExternalException>(() => Operators.Call("cat", "", new Tensor?[] { ones(1), null })).Message.ShouldContain("missing");
        Should.Throw<ExternalException>(() => Operators.Call("matmul", "", ones(2, 3), ones(2, 3)));
        Should.Throw<ArgumentException>(() => Operators.Call("add", "Tensor", ones(1), new object())).Message.ShouldContain("no argument of type Object");
        Should.Throw<ArgumentException>(() => Operators.Call("", ""));
    }
}
