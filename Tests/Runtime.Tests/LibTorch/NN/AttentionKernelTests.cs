using Shouldly;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>Attention without gradients runs in a kernel of our own on old libtorch: it must say what the operators say.</summary>
public sealed class AttentionKernelTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1, 1)]
    [InlineData(2, 3, 5, 5, 4, 4)]
    [InlineData(2, 3, 7, 4, 8, 6)]
    [InlineData(1, 4, 1, 9, 16, 16)]
    [InlineData(3, 2, 197, 197, 64, 64)]
    public void Without_gradients_as_with_them(long batch, long heads, long n, long m, long width, long valueWidth)
    {
        using var scope = NewDisposeScope();
        foreach (ScalarType type in new[] { float32, float64 })
        {
            // As a fused projection leaves them: strided views, heads apart from each other.
            Tensor query = randn(batch, n, heads, width, dtype: type).transpose(1, 2);
            Tensor key = randn(batch, m, heads, width, dtype: type).transpose(1, 2);
            Tensor value = randn(batch, heads, m, valueWidth, dtype: type);
            Tensor expected = (query.matmul(key.transpose(-2, -1)) / System.Math.Sqrt(width)).softmax(-1).matmul(value);

            Tensor recorded = F.scaled_dot_product_attention(query.detach().requires_grad_(), key, value);
            recorded.requires_grad.ShouldBeTrue();
            using (no_grad())
            {
                Tensor plain = F.scaled_dot_product_attention(query, key, value);
                plain.shape.ShouldBe([batch, heads, n, valueWidth]);
                plain.requires_grad.ShouldBeFalse();
                foreach (Tensor result in new[] { plain, recorded })
                {
                    (result - expected).abs().max().to(float64).item<double>().ShouldBeLessThan(type == float64 ? 1e-12 : 1e-5);
                }
            }
            using (inference_mode())
            {
                (F.scaled_dot_product_attention(query, key, value) - expected).abs().max().to(float64).item<double>().ShouldBeLessThan(1e-5);
            }
        }
    }

    [Fact]
    public void A_view_that_repeats_itself_is_read_as_it_looks()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        Tensor one = randn(1, 1, 6, 4);
        Tensor many = one.expand(2, 3, 6, 4);

        Tensor result = F.scaled_dot_product_attention(many, many, many);

        Tensor expected = F.scaled_dot_product_attention(one, one, one).expand(2, 3, 6, 4);
        (result - expected).abs().max().item<float>().ShouldBeLessThan(1e-6f);
    }

    [Theory]
    [InlineData(1, 3, 1, 1)]
    [InlineData(2, 4, 4, 1)]
    [InlineData(2, 4, 1, 3)]
    [InlineData(2, 4, 4, 3)]
    public void Windows_are_leading_dimensions_and_a_mask_may_repeat_over_any(long batch, long windows, long maskWindows, long maskHeads)
    {
        using var scope = NewDisposeScope();
        const long Heads = 3, N = 9, Width = 4;
        // As the windows of a fused projection: b windows n 3 heads d, seen as three times b windows heads n d.
        Tensor[] parts = randn([batch, windows, N, 3, Heads, Width], dtype: float64).permute(3, 0, 1, 4, 2, 5).unbind(0);
        Tensor mask = randn([maskWindows, maskHeads, N, N], dtype: float64);
        Tensor expected = (parts[0].matmul(parts[1].transpose(-2, -1)) / 2 + mask).softmax(-1).matmul(parts[2]);
        using var ungraded = no_grad();

        Tensor masked = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], mask);
        Tensor rows = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], mask[0, 0]);

        masked.shape.ShouldBe([batch, windows, Heads, N, Width]);
        (masked - expected).abs().max().item<double>().ShouldBeLessThan(1e-12);
        Tensor expectedRows = (parts[0].matmul(parts[1].transpose(-2, -1)) / 2 + mask[0, 0]).softmax(-1).matmul(parts[2]);
        (rows - expectedRows).abs().max().item<double>().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void What_a_boolean_mask_hides_counts_for_nothing()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        Tensor query = randn(2, 3, 5, 4);
        Tensor both = randn(2, 3, 6, 4);
        Tensor seen = tensor(new[] { true, true, true, true, false, false });

        Tensor result = F.scaled_dot_product_attention(query, both, both, seen.expand(2, 1, 5, 6));

        Tensor expected = F.scaled_dot_product_attention(query, both.narrow(2, 0, 4), both.narrow(2, 0, 4));
        (result - expected).abs().max().item<float>().ShouldBeLessThan(1e-6f);
    }

    [Fact]
    public void A_mask_that_does_not_fit_is_refused()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        Tensor heads = randn(2, 3, 5, 4);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => F.scaled_dot_product_attention(heads, heads, heads, randn(2, 2, 5, 5)));
    }
}
