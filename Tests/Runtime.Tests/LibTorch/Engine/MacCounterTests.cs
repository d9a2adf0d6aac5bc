using System;
using System.Runtime.InteropServices;
using ModelDsl.LibTorch;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

/// <summary>Multiply–accumulates, counted in the operators that run.</summary>
public sealed class MacCounterTests
{
    [Fact]
    public void A_product_of_matrices() => Count(() => ones(2, 3).matmul(ones(3, 5))).ShouldBe(2 * 3 * 5);

    /// <summary>Few of large matrices: libtorch makes them one by one, which must not count twice.</summary>
    [Theory]
    [InlineData(4, 2)]
    [InlineData(2, 64)]
    public void A_batch_of_products(long batch, long size) =>
        Count(() => ones(batch, size, size).matmul(ones(batch, size, size))).ShouldBe(batch * size * size * size);

    [Fact]
    public void A_matrix_and_a_vector() => Count(() => ones(2, 3).mv(ones(3))).ShouldBe(6);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_linear_layer_whose_bias_counts_none(bool bias) =>
        Count(() => F.linear(ones(2, 7, 3), ones(5, 3), bias ? ones(5) : null)).ShouldBe(2 * 7 * 3 * 5);

    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(1, 2, 2, 1)]
    [InlineData(2, 0, 1, 2)]
    public void A_convolution(long stride, long padding, long dilation, long groups)
    {
        using var x = ones(2, 4, 9, 7);
        using var y = F.conv2d(x, ones(6, 4 / groups, 3, 3), null, [stride, stride], [padding, padding], [dilation, dilation], groups);
        Count(() => F.conv2d(x, ones(6, 4 / groups, 3, 3), null, [stride, stride], [padding, padding], [dilation, dilation], groups))
            .ShouldBe(y.numel() * (4 / groups) * 9);
    }

    [Fact]
    public void Attention() =>
        Count(() => F.scaled_dot_product_attention(ones(2, 3, 5, 4), ones(2, 3, 7, 4), ones(2, 3, 7, 4))).ShouldBe(2 * 3 * 5 * 7 * 4 * 2);

    [Fact]
    public void Nothing_but_these() => Count(() => (ones(4, 4) + ones(4, 4)).softmax(-1)).ShouldBe(0);

    [Fact]
    public void A_count_ends_with_its_action_even_where_that_fails()
    {
        Should.Throw<ExternalException>(() => Count(() => ones(2, 3).matmul(ones(2, 3))));
        Count(() => ones(2, 3).matmul(ones(3, 2))).ShouldBe(12);
    }

    [Fact]
    public void A_count_inside_a_count_is_refused() =>
        Should.Throw<ExternalException>(() => MacCounter.Count(() => MacCounter.Count(() => { }))).Message.ShouldContain("counting already");

    private static long Count(Func<Tensor> make) => MacCounter.Count(() => make().Dispose());
}
