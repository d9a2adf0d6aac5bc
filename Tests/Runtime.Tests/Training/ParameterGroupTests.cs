using System.Linq;
using ModelDsl.Training;
using Shouldly;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Training;

public sealed class ParameterGroupTests
{
    [Fact]
    public void Matrices_decay_and_vectors_positions_and_tokens_do_not()
    {
        using var model = new Model();
        var groups = ParameterGroup.Of(model, 0.05);
        groups.Select(group => group.WeightDecay).ShouldBe([0.05, 0]);
        groups[0].Parameters.Select(pair => pair.Name).ShouldBe(["conv.weight"]);
        groups[1].Parameters.Select(pair => pair.Name).Order().ShouldBe(["conv.bias", "norm.bias", "norm.weight", "table.weight"]);
    }

    [Fact]
    public void The_kinds_of_positions_and_tokens_do_not_decay()
    {
        using var model = Sequential(("token", new ClassToken(8)), ("position", new LearnablePosition(5, 8)), ("mlp", new Mlp(8)));
        ParameterGroup.Of(model, 0.05)[0].Parameters.Select(pair => pair.Name).Order().ShouldBe(["mlp.fc1.weight", "mlp.fc2.weight"]);
    }

    private sealed class Model : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv = Conv2d(1, 2, 3);
        private readonly TorchSharp.Modules.LayerNorm norm = LayerNorm(2);
        private readonly Table table = new();

        public Model()
            : base(nameof(Model)) => RegisterComponents();

        public override Tensor forward(Tensor input) => norm.call(table.call(conv.call(input)));
    }

    [NoWeightDecay]
    private sealed class Table : Module<Tensor, Tensor>
    {
        private readonly Parameter weight = Parameter(zeros(1, 3, 2));

        public Table()
            : base(nameof(Table)) => RegisterComponents();

        public override Tensor forward(Tensor input) => input + weight;
    }
}
