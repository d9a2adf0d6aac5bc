using System;
using System.Collections.Generic;
using System.Linq;
using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

public sealed class ContainerTests
{
    private sealed class Holder(params nn.Module[] held) : nn.Module<Tensor, Tensor>(nameof(Holder))
    {
        public Holder Register()
        {
            for (var i = 0; i < held.Length; i++)
                register_module($"h{i}", held[i]);
            return this;
        }

        public override Tensor forward(Tensor input) => input;
    }

    private sealed class Same() : nn.Module<Tensor, Tensor>(nameof(Same))
    {
        public override Tensor forward(Tensor input) => input;
    }

    [Fact]
    public void A_list_numbers_its_modules_when_its_owner_registers()
    {
        var list = nn.ModuleList(nn.Linear(1, 1, hasBias: false), nn.Linear(1, 1, hasBias: false));
        list.append(nn.Linear(1, 1, hasBias: false));
        using var owner = new Holder(list).Register();
        list.Add(nn.Linear(1, 1, hasBias: false));

        owner.state_dict().Keys.ShouldBe(["h0.0.weight", "h0.1.weight", "h0.2.weight"]);
        list.Count.ShouldBe(4);
        list[3].Dispose();
    }

    [Fact]
    public void A_list_is_a_list()
    {
        var (a, b, c) = (nn.Linear(1, 1), nn.Linear(1, 1), nn.Linear(1, 1));
        var list = new ModuleList<Linear>(a);
        list.extend([b]);
        list.Insert(1, c);

        list.ShouldBe([a, c, b]);
        list.IndexOf(c).ShouldBe(1);
        list.Remove(c).ShouldBeTrue();
        list.RemoveAt(0);
        list.Contains(b).ShouldBeTrue();
        list[0].ShouldBeSameAs(b);
        list.Clear();
        list.ShouldBeEmpty();
    }

    [Fact]
    public void A_dictionary_keeps_the_order_it_was_filled_in()
    {
        var dictionary = nn.ModuleDict(("z", nn.Linear(1, 1, hasBias: false)), ("a", nn.Linear(1, 1, hasBias: false)));
        using var owner = new Holder(dictionary).Register();

        owner.state_dict().Keys.ShouldBe(["h0.z.weight", "h0.a.weight"]);
        dictionary.keys().ShouldBe(["z", "a"]);
        dictionary["a"].ShouldBeSameAs(dictionary[1].Item2);
        dictionary.TryGetValue("b", out _).ShouldBeFalse();
        dictionary.Remove("z").ShouldBeTrue();
        dictionary.Count.ShouldBe(1);
        ((IEnumerable<KeyValuePair<string, Linear>>)dictionary).Single().Key.ShouldBe("a");
    }

    [Fact]
    public void Lists_and_dictionaries_of_parameters_are_state()
    {
        var list = nn.ParameterList(nn.Parameter(ones(1)), nn.Parameter(ones(2)));
        var dictionary = nn.ParameterDict(("w", nn.Parameter(ones(3))));
        using var owner = new Holder(list, dictionary).Register();

        owner.state_dict().Keys.ShouldBe(["h0.0", "h0.1", "h1.w"]);
        owner.get_parameter("h0.1").ShouldBeSameAs(list[1]);
        owner.get_parameter("h1.w").ShouldBeSameAs(dictionary["w"]);
        owner.to(ScalarType.Float64);
        list[1].dtype.ShouldBe(ScalarType.Float64);
        dictionary["w"].dtype.ShouldBe(ScalarType.Float64);
    }

    [Fact]
    public void A_parameter_takes_the_tensor_over()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);

        var parameter = nn.Parameter(data);

        data.IsInvalid.ShouldBeTrue();
        parameter.requires_grad.ShouldBeTrue();
        nn.Parameter(ones(2), requires_grad: false).requires_grad.ShouldBeFalse();
        scope.Contains(parameter).ShouldBeTrue();
        scope.DisposablesCount.ShouldBe(2);
    }

    [Fact]
    public void A_disposed_tensor_makes_no_parameter()
    {
        var data = ones(2);
        using var parameter = nn.Parameter(data);

        Should.Throw<ObjectDisposedException>(() => nn.Parameter(data));
    }

    [Fact]
    public void A_sequence_names_its_steps_and_disposes_what_passes_between_them()
    {
        using var model = nn.Sequential(("in", nn.Linear(2, 3)), ("act", nn.ReLU()), ("out", nn.Linear(3, 1)));
        using var scope = NewDisposeScope();
        using var input = randn(4, 2);
        var before = scope.DisposablesCount;

        using var output = model.call(input);

        scope.DisposablesCount.ShouldBe(before + 1);
        model.state_dict().Keys.ShouldBe(["in.weight", "in.bias", "out.weight", "out.bias"]);
        input.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void A_step_may_hand_back_what_it_was_given()
    {
        using var model = nn.Sequential(new Same(), nn.ReLU(), new Same(), nn.Tanh(), new Same());
        using var input = ones(2);

        model.call(input).sum().item<float>().ShouldBe(2 * MathF.Tanh(1), 1e-6f);
        input.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void Without_steps_the_result_is_the_input_under_a_handle_of_its_own()
    {
        using var model = nn.Sequential();
        using var input = ones(2);

        model.call(input).Dispose();

        input.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void A_part_of_a_sequence_shares_its_modules()
    {
        using var model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1));

        model[1..].Count.ShouldBe(2);
        model[1..].state_dict().Keys.ShouldBe(["2.weight", "2.bias"]);
        model[(null, 1)][0].ShouldBeSameAs(model[0]);
        model[^2..^1][0].ShouldBeSameAs(model[1]);
        Should.Throw<IndexOutOfRangeException>(() => model[(0, 4)]).Message.ShouldContain("3 modules");
        model.append("more", nn.ReLU()).Count.ShouldBe(4);
    }
}
