using System;
using System.Collections.Generic;
using System.Linq;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>What no module covers of torch.nn.functional, and torch.nn.init, against PyTorch.</summary>
public sealed class RecordedFunctionTests
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Functions = new()
    {
        ["F.scaled_dot_product_attention"] = x => F.scaled_dot_product_attention(x[0], x[1], x[2]),
        ["F.scaled_dot_product_attention.Mask"] = x => F.scaled_dot_product_attention(x[0], x[1], x[2], x[3]),
        ["F.scaled_dot_product_attention.Bias"] = x => F.scaled_dot_product_attention(x[0], x[1], x[2], x[3]),
        ["F.scaled_dot_product_attention.Causal"] = x => F.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true),
        ["F.normalize"] = x => F.normalize(x[0], p: 3, dim: 2),
        ["F.interpolate.Area"] = x => F.interpolate(x[0], scale_factor: [0.6], mode: InterpolationMode.Area),
        ["F.interpolate.NearestExact"] = x => F.interpolate(x[0], [3, 9], mode: InterpolationMode.NearestExact),
        ["F.interpolate.Antialias"] = x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bicubic, antialias: true),
        ["F.interpolate.BilinearAntialias"] = x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bilinear, antialias: true),
        ["F.grid_sample"] = x => F.grid_sample(x[0], x[1], align_corners: false),
        ["F.grid_sample.Border"] = x => F.grid_sample(x[0], x[1], GridSampleMode.Nearest, GridSamplePaddingMode.Border, true),
        ["F.grid_sample.Reflection"] = x => F.grid_sample(x[0], x[1], GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection, true),
        ["F.affine_grid"] = x => F.affine_grid(x[0], [2, 3, 4, 5]),
        ["F.pad.Circular"] = x => F.pad(x[0], (1, 2, 0, 1), PaddingModes.Circular),
        ["F.one_hot"] = x => F.one_hot(x[0], 5),
    };

    private static readonly Dictionary<string, (long[] shape, Func<Tensor, Tensor> fill)> Fills = new()
    {
        ["init.uniform_"] = ([4, 6], t => nn.init.uniform_(t, -1, 3)),
        ["init.normal_"] = ([4, 6], t => nn.init.normal_(t, 0.5, 2)),
        ["init.normal_.Few"] = ([3, 3], t => nn.init.normal_(t, 0.5, 2)),
        ["init.trunc_normal_"] = ([4, 6], t => nn.init.trunc_normal_(t, std: 0.02)),
        ["init.trunc_normal_.Cut"] = ([4, 6], t => nn.init.trunc_normal_(t, 0.5, 2, -0.3, 1)),
        ["init.xavier_uniform_"] = ([4, 6, 2], t => nn.init.xavier_uniform_(t, 1.5)),
        ["init.xavier_normal_"] = ([4, 6], t => nn.init.xavier_normal_(t)),
        ["init.kaiming_uniform_"] = ([4, 6, 3], t => nn.init.kaiming_uniform_(t, 0.3, nn.init.FanInOut.FanOut)),
        ["init.kaiming_normal_"] = ([4, 6], t => nn.init.kaiming_normal_(t, nonlinearity: nn.init.NonlinearityType.ReLU)),
        ["init.orthogonal_.Wide"] = ([3, 5], t => nn.init.orthogonal_(t)),
        ["init.orthogonal_.Tall"] = ([6, 2, 2], t => nn.init.orthogonal_(t, 2)),
        ["init.sparse_"] = ([6, 4], t => nn.init.sparse_(t, 0.4)),
        ["init.eye_"] = ([3, 5], nn.init.eye_),
        ["init.dirac_"] = ([4, 3, 3, 2], nn.init.dirac_),
    };

    public static TheoryData<string> FunctionNames => [.. Functions.Keys];

    public static TheoryData<string> FillNames => [.. Fills.Keys];

    [Fact]
    public void Every_recorded_function_is_in_the_tables() =>
        Recorded.Cases.Where(name => name.StartsWith("F.", StringComparison.Ordinal) || name.StartsWith("init.", StringComparison.Ordinal))
            .Order().ShouldBe(Functions.Keys.Concat(Fills.Keys).Order());

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void A_function_and_its_gradient_are_those_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var inputs = Recorded.Sequence($"{name}/in/");
        if (Recorded.Has($"{name}/grad"))
            inputs[0].requires_grad = true;

        var output = Functions[name](inputs);

        Recorded.ShouldBeClose(output, Recorded.Of($"{name}/out/0"), name);
        if (inputs[0].requires_grad)
        {
            (output * Recorded.Cotangent(output)).sum().backward();
            Recorded.ShouldBeClose(inputs[0].grad!, Recorded.Of($"{name}/grad"), $"{name}: gradient", 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(FillNames))]
    public void The_same_seed_fills_a_tensor_with_the_numbers_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (shape, fill) = Fills[name];
        var target = nn.Parameter(empty(shape));

        manual_seed(Recorded.Seed);
        fill(target).ShouldBeSameAs(target);

        target.requires_grad.ShouldBeTrue();
        Recorded.ShouldBeClose(target, Recorded.Of($"{name}/out/0"), name, 1e-6);
    }
}
