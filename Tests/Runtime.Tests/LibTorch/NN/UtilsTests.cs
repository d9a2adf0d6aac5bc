using System;
using Shouldly;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

public sealed class UtilsTests
{
    private static Parameter WithGradient(params float[] gradient)
    {
        var parameter = nn.Parameter(zeros(gradient.Length));
        (parameter * tensor(gradient)).sum().backward();
        return parameter;
    }

    [Fact]
    public void Clipping_by_norm_scales_all_gradients_together()
    {
        Parameter[] parameters = [WithGradient(3, 0), WithGradient(4), nn.Parameter(ones(1))];

        nn.utils.clip_grad_norm_(parameters, 1).ShouldBe(5, 1e-6);

        parameters[0].grad!.data<float>().ToArray().ShouldBe([0.6f, 0], 1e-6);
        parameters[1].grad!.data<float>().ToArray().ShouldBe([0.8f], 1e-6);
        nn.utils.clip_grad_norm_(parameters, 10).ShouldBe(1, 1e-5);
        parameters[1].grad!.data<float>().ToArray().ShouldBe([0.8f], 1e-6);
        nn.utils.clip_grad_norm_(parameters, 10, double.PositiveInfinity).ShouldBe(0.8, 1e-6);
        nn.utils.clip_grad_norm_([], 1).ShouldBe(0);
    }

    [Fact]
    public void Clipping_by_value_cuts_each_element()
    {
        var parameter = WithGradient(3, -0.2f, -7);

        nn.utils.clip_grad_value_([parameter], 0.5);

        parameter.grad!.data<float>().ToArray().ShouldBe([0.5f, -0.2f, -0.5f]);
    }

    [Fact]
    public void Parameters_go_to_a_vector_and_back()
    {
        using var model = nn.Linear(3, 2);
        using var vector = nn.utils.parameters_to_vector(model.parameters());
        vector.shape.ShouldBe([8L]);

        nn.utils.vector_to_parameters(arange(8, ScalarType.Float32), model.parameters());

        model.weight[1, 0].item<float>().ShouldBe(3);
        model.bias![1].item<float>().ShouldBe(7);
        Should.Throw<ArgumentException>(() => nn.utils.vector_to_parameters(ones(9), model.parameters()))
            .Message.ShouldContain("8 elements together, the vector has 9");
    }
}
