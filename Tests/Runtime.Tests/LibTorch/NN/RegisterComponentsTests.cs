using System;
using System.Collections.Generic;
using System.Linq;
using Shouldly;
using TorchSharp.Modules;
using TorchSharp.Utils;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>Which fields become components, under which names, in which order.</summary>
public sealed class RegisterComponentsTests
{
    private abstract class Base : nn.Module<Tensor, Tensor>
    {
        private readonly Linear hidden = nn.Linear(2, 2);
        protected readonly Linear shared = nn.Linear(2, 2);

        protected Base() : base(nameof(Base)) { }

        public override Tensor forward(Tensor input) => shared.call(hidden.call(input));
    }

    private sealed class Derived : Base
    {
        public readonly Parameter scale = nn.Parameter(ones(2));
        private readonly Tensor table = zeros(3);
        private readonly Linear? absent = null;
        private readonly List<Linear> list = [nn.Linear(2, 2)];
        private readonly Linear[] array = [nn.Linear(2, 2)];
        private static readonly Linear Static = nn.Linear(2, 2);

        [ComponentName(Name = "norm1")]
        private readonly TorchSharp.Modules.LayerNorm _first = nn.LayerNorm(2);

        public Derived() => RegisterComponents();

        public Linear Property { get; } = nn.Linear(2, 2, hasBias: false);

        public int Unregistered => list.Count + array.Length + (absent is null ? 0 : 1) + (Static is null ? 0 : 1) + (table.IsInvalid ? 1 : 0);
    }

    [Fact]
    public void Instance_fields_count_the_derived_class_first_and_base_privates_last()
    {
        using var module = new Derived();

        module.named_children().Select(child => child.name)
            .ShouldBe(["norm1", "<Property>k__BackingField", "shared", "hidden"], ignoreOrder: true);
        module.named_children().Select(child => child.name).Last().ShouldBe("hidden");
        module.named_parameters(recurse: false).Select(parameter => parameter.name).ShouldBe(["scale"]);
        module.named_buffers(recurse: false).Select(buffer => buffer.name).ShouldBe(["table"]);
    }

    [Fact]
    public void Lists_arrays_statics_and_nulls_are_no_components()
    {
        using var module = new Derived();

        module.Unregistered.ShouldBeGreaterThan(0);
        module.state_dict().Keys.ShouldAllBe(key => !key.Contains("list") && !key.Contains("array") && !key.Contains("tatic") && !key.Contains("absent"));
    }

    private sealed class Explicit : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter weight = nn.Parameter(ones(2));
        private readonly Parameter other = nn.Parameter(ones(3));

        public Explicit() : base(nameof(Explicit))
        {
            register_parameter("weight", other);
            RegisterComponents();
        }

        public Parameter Hidden => weight;

        public override Tensor forward(Tensor input) => input;
    }

    [Fact]
    public void What_is_registered_before_keeps_its_name()
    {
        using var module = new Explicit();

        module.get_parameter("weight")!.shape.ShouldBe([3L]);
        module.named_parameters().Select(parameter => parameter.name).ShouldBe(["weight"]);
        module.Hidden.Dispose();
    }

    private sealed class Forgetful : nn.Module<Tensor, Tensor>
    {
        private readonly Linear inner = nn.Linear(2, 2);

        public Forgetful() : base(nameof(Forgetful)) { }

        public override Tensor forward(Tensor input) => inner.call(input);
    }

    private sealed class Owner : nn.Module<Tensor, Tensor>
    {
        public Forgetful child = new();

        public Owner() : base(nameof(Owner)) => RegisterComponents();

        public override Tensor forward(Tensor input) => child.call(input);
    }

    [Fact]
    public void A_child_that_forgot_to_register_is_registered_by_its_owner()
    {
        using var alone = new Forgetful();
        using var owner = new Owner();

        alone.parameters().ShouldBeEmpty();
        owner.state_dict().Keys.ShouldBe(["child.inner.weight", "child.inner.bias"]);
    }

    [Fact]
    public void A_field_set_later_is_not_registered()
    {
        using var owner = new Owner();
        var registered = owner.child;
        using var later = new Forgetful();

        owner.child = later;

        owner.children().ShouldHaveSingleItem().ShouldBeSameAs(registered);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    public void A_submodule_has_a_plain_name(string name)
    {
        using var module = nn.Sequential();
        using var child = nn.ReLU();

        Should.Throw<ArgumentException>(() => module.add_module(name, child)).Message.ShouldContain("submodule's name");
    }

    [Fact]
    public void A_name_can_be_taken_once()
    {
        using var module = new Owner();

        Should.Throw<InvalidOperationException>(() => module.register_module("child", nn.ReLU())).Message.ShouldContain("'child'");
        module.register_parameter("a.b", nn.Parameter(ones(1)));
        Should.Throw<InvalidOperationException>(() => module.register_parameter("a.b", nn.Parameter(ones(1)))).Message.ShouldContain("'a.b'");
        module.register_buffer("c", ones(1));
        Should.Throw<InvalidOperationException>(() => module.register_buffer("c", ones(1))).Message.ShouldContain("'c'");
    }

    [Fact]
    public void Null_and_disposed_tensors_are_refused()
    {
        using var module = new Owner();
        var dead = nn.Parameter(ones(1));
        dead.Dispose();

        Should.Throw<ArgumentNullException>(() => module.register_parameter("a", dead));
        Should.Throw<ArgumentNullException>(() => module.register_parameter("a", null!));
        Should.Throw<ArgumentNullException>(() => module.register_buffer("a", null!));
    }

    [Fact]
    public void A_module_without_parameters_takes_none()
    {
        using var module = nn.GELU();

        Should.Throw<InvalidOperationException>(() => module.register_parameter("a", nn.Parameter(ones(1)))).Message.ShouldContain("GELU");
        Should.Throw<InvalidOperationException>(() => module.register_buffer("a", ones(1)));
        Should.Throw<InvalidOperationException>(() => module.register_module("a", nn.Linear(1, 1)));
    }
}
