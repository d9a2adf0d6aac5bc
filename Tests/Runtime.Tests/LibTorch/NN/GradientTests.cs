using System;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>Gradients against central differences in double precision, for random sizes and points.</summary>
public sealed class GradientTests
{
    private const double Step = 1e-5;

    public static TheoryData<string, Func<Tensor, Tensor>> Functions => new()
    {
        { "gelu", x => F.gelu(x) },
        { "silu", x => F.silu(x) },
        { "softmax", x => F.softmax(x, -1) },
        { "log_softmax", x => F.log_softmax(x, 0) },
        { "softplus", x => F.softplus(x) },
        { "softsign", x => F.softsign(x) },
        { "tanhshrink", x => F.tanhshrink(x) },
        { "layer_norm", x => F.layer_norm(x, [x.shape[1]]) },
        { "normalize", x => F.normalize(x) },
        { "linear", x => F.linear(x, Fixed(3, x.shape[1]), Fixed(3)) },
        { "bilinear", x => F.bilinear(x, x, Fixed(2, x.shape[1], x.shape[1])) },
        { "conv1d", x => F.conv1d(x.unsqueeze(0), Fixed(2, x.shape[0], 2), padding: 1) },
        { "conv2d", x => F.conv2d(x.unsqueeze(0), Fixed(2, 1, 2, 2)) },
        { "avg_pool2d", x => F.avg_pool2d(x.unsqueeze(0), 2) },
        { "local_response_norm", x => F.local_response_norm(x.view(1, -1, 1, 1), 3) },
        { "interpolate", x => F.interpolate(x.view(1, 1, x.shape[0], x.shape[1]), [5, 3], mode: InterpolationMode.Bicubic) },
        { "attention", x => F.scaled_dot_product_attention(x.unsqueeze(0), x.unsqueeze(0), x.unsqueeze(0), is_casual: true) },
        { "mse_loss", x => F.mse_loss(x, Fixed(x.shape)) },
        { "cross_entropy", x => F.cross_entropy(x, zeros(x.shape[0], ScalarType.Int64), label_smoothing: 0.1) },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_gradient_is_the_slope(string name, Func<Tensor, Tensor> function)
    {
        var sizes = Gen.Choose(2, 4).Two().ToArbitrary();
        Prop.ForAll(sizes, Gen.Choose(0, 1000).ToArbitrary(), (size, seed) =>
        {
            using var scope = NewDisposeScope();
            using var generator = new TorchSharp.torch.Generator((ulong)seed);
            // Spread out: where elements nearly coincide, a norm over two of them bends too sharply for a difference to follow.
            var noise = randn([size.Item1, size.Item2], ScalarType.Float64, generator: generator);
            var point = 0.1 * noise + arange(noise.numel(), ScalarType.Float64).view_as(noise) / 2 - 1.25;
            var direction = randn([size.Item1, size.Item2], ScalarType.Float64, generator: generator);

            using var input = point.clone().requires_grad_(true);
            Weighted(function(input)).backward();
            var slope = (input.grad! * direction).sum().item<double>();

            var ahead = Weighted(function(point + Step * direction)).item<double>();
            var behind = Weighted(function(point - Step * direction)).item<double>();
            slope.ShouldBe((ahead - behind) / (2 * Step), 1e-6 * Math.Max(1, Math.Abs(slope)), name);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    // A sum that no symmetry can hide: every output counts differently.
    private static Tensor Weighted(Tensor output) => (output * Fixed(output.shape)).sum();

    private static Tensor Fixed(params long[] shape)
    {
        var count = 1L;
        foreach (var size in shape)
            count *= size;
        return arange(1, count + 1, ScalarType.Float64).cos().reshape(shape);
    }
}
