using System;
using System.Collections.Generic;
using System.Linq;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>What every module can do: modes, hooks, walking the tree, moving, dying.</summary>
public sealed class ModuleTests
{
    private sealed class Sum : nn.Module<Tensor, Tensor, Tensor>
    {
        public Sum() : base("sum") => RegisterComponents();

        public override Tensor forward(Tensor input1, Tensor input2) => input1 + input2;
    }

    [Fact]
    public void Training_mode_reaches_every_descendant()
    {
        using var model = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Dropout()));
        model.training.ShouldBeTrue();

        model.eval();
        model.modules().ShouldAllBe(module => !module.training);
        model.training.ShouldBeFalse();

        model.train();
        model.modules().ShouldAllBe(module => module.training);
    }

    [Fact]
    public void The_tree_is_walked_level_by_level_and_without_the_root()
    {
        using var model = nn.Sequential(("a", nn.Sequential(("x", nn.ReLU()))), ("b", nn.Linear(2, 2)));
        var visited = new List<string>();

        model.named_modules().Select(entry => entry.name).ShouldBe(["a", "b", "a.x"]);
        model.apply(module => visited.Add(module.GetName()));
        visited.ShouldBe(["ReLU", "Sequential", "Linear", "Sequential"]);
    }

    [Fact]
    public void Gradients_are_forgotten_or_zeroed()
    {
        using var model = nn.Linear(2, 2);
        model.call(ones(1, 2)).sum().backward();

        model.zero_grad(set_to_none: false);
        model.weight.grad!.abs().sum().item<float>().ShouldBe(0);
        model.zero_grad();
        model.weight.grad.ShouldBeNull();
    }

    [Fact]
    public void Hooks_run_in_order_and_replace_what_passes()
    {
        using var model = nn.Identity();
        var calls = new List<string>();
        model.register_forward_pre_hook(module => calls.Add("before"));
        model.register_forward_pre_hook((module, input) => input + 1);
        model.register_forward_hook((module, input, result) => null!);
        model.register_forward_hook((module, input, result) => result * 10 + input);
        model.register_forward_hook(module => calls.Add("after"));

        model.call(ones(1)).item<float>().ShouldBe(22);
        calls.ShouldBe(["before", "after"]);
    }

    [Fact]
    public void A_hook_can_be_removed_even_by_itself()
    {
        using var model = nn.Identity();
        var calls = 0;
        nn.HookableModule<Func<nn.Module<Tensor, Tensor>, Tensor, Tensor>, Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, Tensor>>.HookRemover? once = null;
        once = model.register_forward_hook(module =>
        {
            calls++;
            once!.remove();
        });

        model.call(ones(1));
        model.call(ones(1));

        calls.ShouldBe(1);
    }

    [Fact]
    public void Hooks_of_two_inputs_replace_both()
    {
        using var model = new Sum();
        model.register_forward_pre_hook((module, a, b) => (a * 2, b * 3));
        model.register_forward_hook((module, a, b, result) => result - a);

        model.call(ones(1), ones(1)).item<float>().ShouldBe(3);
    }

    [Fact]
    public void Moving_converts_numbers_with_a_point_and_keeps_objects_and_gradients()
    {
        using var model = nn.BatchNorm1d(3);
        model.call(randn(4, 3)).sum().backward();
        var weight = model.weight;

        model.to(ScalarType.Float64).ShouldBeSameAs(model);

        model.weight.ShouldBeSameAs(weight);
        model.weight.dtype.ShouldBe(ScalarType.Float64);
        model.weight.grad!.dtype.ShouldBe(ScalarType.Float64);
        model.weight.requires_grad.ShouldBeTrue();
        model.weight.is_leaf.ShouldBeTrue();
        model.running_mean!.dtype.ShouldBe(ScalarType.Float64);
        model.num_batches_tracked!.dtype.ShouldBe(ScalarType.Int64);
        model.num_batches_tracked.item<long>().ShouldBe(1);
        model.call(randn([4, 3], ScalarType.Float64)).dtype.ShouldBe(ScalarType.Float64);
    }

    [Fact]
    public void The_family_of_to_reaches_all_below_and_says_what_cannot_be()
    {
        using var model = nn.Sequential(nn.Linear(2, 2), nn.GELU(), nn.Sequential(nn.Conv1d(2, 2, 1)));

        model.bfloat16().parameters().ShouldAllBe(parameter => parameter.dtype == ScalarType.BFloat16);
        model.to(ones(1, ScalarType.Float64)).parameters().ShouldAllBe(parameter => parameter.dtype == ScalarType.Float64);
        model.to("meta").parameters().ShouldAllBe(parameter => parameter.device.type == DeviceType.META);
        Should.Throw<ArgumentException>(() => model.to(ScalarType.Int32)).Message.ShouldContain("Int32");
    }

    [Fact]
    public void A_buffer_that_is_not_persistent_moves_but_is_not_state()
    {
        using var model = nn.Sequential(nn.ReLU());
        model.register_buffer("mask", ones(2), persistent: false);

        model.to(ScalarType.Float64);

        model.get_buffer("mask")!.dtype.ShouldBe(ScalarType.Float64);
        model.state_dict().ShouldBeEmpty();
        model.named_buffers().ShouldHaveSingleItem();
        ((nn.Module)model).named_buffers(include_nonpersistent: false).ShouldBeEmpty();
    }

    [Fact]
    public void Parameters_of_built_in_modules_outlive_the_scope_they_were_made_in()
    {
        nn.Module<Tensor, Tensor> model;
        using (NewDisposeScope())
            model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.PReLU(1), nn.LayerNorm(3));

        model.parameters().Count().ShouldBe(7);
        model.buffers().Count().ShouldBe(3);
        model.call(randn(2, 2)).shape.ShouldBe([2L, 3]);
        model.Dispose();
    }

    [Fact]
    public void Disposing_a_module_disposes_all_below()
    {
        var model = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.BatchNorm1d(2)));
        var tensors = model.state_dict().Values.ToList();
        tensors.Count.ShouldBe(7);

        model.Dispose();

        tensors.ShouldAllBe(tensor => tensor.IsInvalid);
        model.parameters().ShouldBeEmpty();
        model.Dispose();
    }
}
