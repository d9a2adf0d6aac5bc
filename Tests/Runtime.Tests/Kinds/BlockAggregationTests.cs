using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds;

/// <summary>NesT's ways from four tokens to one, against what they say in operators (arXiv 2105.12723, table 6).</summary>
public sealed class BlockAggregationTests
{
    private const long Width = 3;
    private const long Dim = 5;

    [Theory]
    [InlineData(Aggregation.MaxPool)]
    [InlineData(Aggregation.AveragePool)]
    [InlineData(Aggregation.StridedConvolution)]
    [InlineData(Aggregation.PatchMerging)]
    public void Does_what_it_says_on_the_whole_grid(Aggregation aggregation)
    {
        using var scope = NewDisposeScope();
        using var layer = new BlockAggregation(Width, Dim, new LayerNorm(Dim), aggregation);
        var grid = randn(2, 8, 6, Width);
        layer.call(grid).ShouldBeNear(Expected(layer, aggregation, grid), 1e-6);
    }

    [Theory]
    [InlineData(Aggregation.MaxPool)]
    [InlineData(Aggregation.AveragePool)]
    [InlineData(Aggregation.StridedConvolution)]
    [InlineData(Aggregation.PatchMerging)]
    public void Blocks_that_are_kept_apart_do_not_see_each_other(Aggregation aggregation)
    {
        using var scope = NewDisposeScope();
        using var layer = new BlockAggregation(Width, Dim, new LayerNorm(Dim), aggregation, blocks: 4);
        var grid = randn(2, 8, 12, Width);
        // Each quarter by itself, put together again.
        Tensor Quarter(long row, long column) => Expected(layer, aggregation, grid.narrow(1, row * 4, 4).narrow(2, column * 6, 6));
        var rows = new[] { 0, 1 }.Select(row => cat([Quarter(row, 0), Quarter(row, 1)], 2)).ToList();
        layer.call(grid).ShouldBeNear(cat(rows, 1), 1e-6);
    }

    [Fact]
    public void Names_its_state()
    {
        new BlockAggregation(Width, Dim, new LayerNorm(Dim)).state_dict().Keys.ShouldBe(["conv.weight", "conv.bias", "norm.weight", "norm.bias"]);
        new BlockAggregation(Width, Dim, new LayerNorm(Dim), Aggregation.PatchMerging)
            .state_dict()
            .Keys.ShouldBe(["reduction.weight", "norm.weight", "norm.bias"], ignoreOrder: true);
    }

    private static Tensor Expected(BlockAggregation layer, Aggregation aggregation, Tensor grid)
    {
        var state = layer.state_dict();
        Tensor Normed(Tensor tokens) => functional.layer_norm(tokens, [Dim], state["norm.weight"], state["norm.bias"]);
        if (aggregation == Aggregation.PatchMerging)
        {
            Tensor From(long row, long column) => grid[TensorIndex.Colon, TensorIndex.Slice(row, null, 2), TensorIndex.Slice(column, null, 2)];
            return Normed(functional.linear(cat([From(0, 0), From(1, 0), From(0, 1), From(1, 1)], -1), state["reduction.weight"]));
        }

        var stride = aggregation == Aggregation.StridedConvolution ? 2L : 1L;
        var planes = functional.conv2d(grid.permute(0, 3, 1, 2), state["conv.weight"], state["conv.bias"], strides: [stride, stride], padding: [1L, 1L]);
        var tokens = Normed(planes.permute(0, 2, 3, 1));
        var normed = tokens.permute(0, 3, 1, 2);
        return aggregation switch
        {
            Aggregation.MaxPool => functional.max_pool2d(normed, 3, stride: 2, padding: 1).permute(0, 2, 3, 1),
            Aggregation.AveragePool => functional.avg_pool2d(normed, 3, stride: 2, padding: 1).permute(0, 2, 3, 1),
            _ => tokens,
        };
    }
}
