using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

public sealed class EmbeddingTests
{
    [Fact]
    public void A_given_table_is_copied_and_frozen_unless_told_otherwise()
    {
        using var scope = NewDisposeScope();
        var table = arange(6, ScalarType.Float32).reshape(3, 2);

        using var frozen = nn.Embedding_from_pretrained(table);
        using var trained = nn.Embedding_from_pretrained(table, freeze: false, dtype: ScalarType.Float64);
        table.zero_();

        frozen.call(tensor(new[] { 2L })).data<float>().ToArray().ShouldBe([4, 5]);
        frozen.weight.requires_grad.ShouldBeFalse();
        trained.weight.requires_grad.ShouldBeTrue();
        trained.weight.dtype.ShouldBe(ScalarType.Float64);
    }

    [Fact]
    public void The_padding_row_is_zero_and_learns_nothing()
    {
        using var scope = NewDisposeScope();
        using var embedding = nn.Embedding(4, 2, padding_idx: 1);

        embedding.call(tensor(new[] { 0L, 1 })).sum().backward();

        embedding.weight[1].abs().sum().item<float>().ShouldBe(0);
        embedding.weight.grad![1].abs().sum().item<float>().ShouldBe(0);
        embedding.weight.grad![0].sum().item<float>().ShouldBe(2);
    }

    [Fact]
    public void Bags_of_a_given_table_are_pooled()
    {
        using var scope = NewDisposeScope();
        var table = arange(6, ScalarType.Float32).reshape(3, 2);
        using var bags = nn.EmbeddingBag_from_pretrained(table, mode: EmbeddingBagMode.Sum);

        bags.call(tensor(new[] { 0L, 1, 2 }), tensor(new[] { 0L, 2 })).data<float>().ToArray().ShouldBe([2, 4, 4, 5]);
    }
}
