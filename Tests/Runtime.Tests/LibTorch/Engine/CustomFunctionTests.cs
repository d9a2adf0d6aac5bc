using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

/// <summary>Functions that compute their own gradient, as PyTorch's torch.autograd.Function.</summary>
public sealed class CustomFunctionTests
{
    [Fact]
    public void Its_own_gradient_reaches_the_inputs_and_other_arguments_have_none()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (randn([3, 4], dtype: float64).requires_grad_(), randn([2, 4], dtype: float64).requires_grad_());

        var y = ScaledLinear.apply(x, weight, 2.5);

        ShouldBe(y, 2.5 * x.matmul(weight.t()));
        y.square().sum().backward();
        var (ours, oursOfWeight) = (x.grad!.clone(), weight.grad!.clone());
        x.grad!.zero_();
        weight.grad!.zero_();
        (2.5 * x.matmul(weight.t())).square().sum().backward();
        ShouldBe(ours, x.grad!);
        ShouldBe(oursOfWeight, weight.grad!);
    }

    [Fact]
    public void Without_gradients_it_is_a_plain_function()
    {
        using var scope = NewDisposeScope();
        using (no_grad())
            ScaledLinear.apply(ones(1, 2).requires_grad_(), ones(1, 2), 1.0).requires_grad.ShouldBeFalse();
        ScaledLinear.apply(ones(1, 2), ones(1, 2), 1.0).requires_grad.ShouldBeFalse();
    }

    [Fact]
    public void The_gradient_may_be_any_and_an_output_that_is_the_input_has_it()
    {
        using var scope = NewDisposeScope();
        var x = ones(3).requires_grad_();
        Reversed.apply(x).sum().backward();
        x.grad!.sum().item<float>().ShouldBe(-3);
    }

    [Fact]
    public void Outputs_that_nothing_depends_on_have_zeros_for_a_gradient_and_marked_ones_none()
    {
        using var scope = NewDisposeScope();
        var x = randn(4).requires_grad_();
        var parts = Parts.apply(x);
        parts[1].requires_grad.ShouldBeFalse();
        parts[0].sum().backward();
        x.grad!.equal(full(4, 3f)).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void An_error_in_backward_is_an_error_of_backward()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        Should.Throw<ExternalException>(() => Failing.apply(x).sum().backward()).Message.ShouldContain("no way back");
    }

    [Fact]
    public void What_was_saved_is_gone_after_backward_unless_the_graph_is_kept()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (ones(1, 2).requires_grad_(), ones(1, 2));
        var kept = ScaledLinear.apply(x, weight, 1.0).sum();
        kept.backward(retain_graph: true);
        kept.backward();
        x.grad!.sum().item<float>().ShouldBe(4);
        Should.Throw<ExternalException>(() => kept.backward());
    }

    [Fact]
    public void The_graph_lets_go_of_the_context()
    {
        WeakReference Make()
        {
            using var scope = NewDisposeScope();
            var token = new object();
            var x = ones(1, 2).requires_grad_();
            Reversed.Token = token;
            using var y = Reversed.apply(x);
            Reversed.Token = null;
            return new WeakReference(token);
        }

        var token = Make();
        for (var i = 0; i < 5 && token.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        token.IsAlive.ShouldBeFalse();
    }

    private static void ShouldBe(Tensor actual, Tensor expected) => (actual - expected).abs().max().item<double>().ShouldBeLessThan(1e-12);

    private sealed class ScaledLinear : autograd.SingleTensorFunction<ScaledLinear>
    {
        public override string Name => nameof(ScaledLinear);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (x, weight) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([x, weight]);
            ctx.save_data("scale", vars[2]);
            return x.matmul(weight.t()) * (double)vars[2];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var saved = ctx.get_saved_variables();
            var scaled = grad_output * (double)ctx.get_data("scale");
            return [scaled.matmul(saved[1]), scaled.t().matmul(saved[0]), null!];
        }
    }

    private sealed class Reversed : autograd.SingleTensorFunction<Reversed>
    {
        public static object? Token { get; set; }

        public override string Name => nameof(Reversed);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            if (Token is not null)
                ctx.save_data("token", Token);
            return (Tensor)vars[0];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [-grad_output];
    }

    private sealed class Parts : autograd.MultiTensorFunction<Parts>
    {
        public override string Name => nameof(Parts);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            List<Tensor> parts = [x * 3, x * 5, x * 7];
            ctx.mark_non_differentiable([parts[1]]);
            return parts;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs) => [grad_outputs[0] * 3 + grad_outputs[2] * 7];
    }

    private sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new InvalidOperationException("no way back");
    }
}
