using System;
using System.Linq;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

/// <summary>The parts of token-based visual transformers against the equations of arXiv 2006.03677, number by number, and what must not matter to them.</summary>
public sealed class VisualTokensTests
{
    /// <summary>Two pixels of two channels, one token; the numbers of the comments were worked out by hand.</summary>
    [Fact]
    public void A_filter_takes_the_mean_of_the_pixels_that_it_picks()
    {
        using var scope = NewDisposeScope();
        using var tokenizer = new FilterTokenizer(2, 1, dtype: float64);
        // Scores: (√2·ln 3)/√2 = ln 3 for the first pixel, 0 for the second; so three quarters and one quarter.
        Set(tokenizer, "filter.weight", new[,] { { Math.Sqrt(2) * Math.Log(3), 0 } });
        Set(tokenizer, "value.weight", new[,] { { 1.0, 0 }, { 0, 2 } });
        // ¾·(1, 4) + ¼·(0, 8) = (¾, 5); the second channel doubled.
        var tokens = tokenizer.call(tensor(new[] { 1.0, 4, 0, 8 }, [1, 2, 2]));
        tokens.shape.ShouldBe([1, 1, 2]);
        tokens[0, 0, 0].item<double>().ShouldBe(0.75, 1e-14);
        tokens[0, 0, 1].item<double>().ShouldBe(10, 1e-14);
    }

    [Fact]
    public void Every_part_is_its_equation()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        const int n = 5, m = 3, dim = 4, width = 8, heads = 2;
        var (pixels, tokens) = (randn(1, n, dim, float64), randn(1, m, width, float64));
        var (x, t) = (Matrix(pixels), Matrix(tokens));

        using var recurrent = Random(new RecurrentTokenizer(dim, width, dtype: float64));
        var scores = Scaled(Times(x, Transposed(Times(t, Weight(recurrent, "query")))), 1 / Math.Sqrt(dim));
        var found = Times(Times(Transposed(SoftmaxDown(scores)), x), Weight(recurrent, "value"));
        ShouldBe(recurrent.call(pixels, tokens), found);

        using var block = Random(new TokenTransformerBlock(width, heads, dtype: float64));
        var mixed = Sum(t, Attended(Times(t, Weight(block, "key")), Times(t, Weight(block, "query")), t, heads));
        var hidden = Times(mixed, Weight(block, "fc1"));
        ShouldBe(block.call(tokens), Sum(mixed, Times(Map(hidden, value => Math.Max(value, 0)), Weight(block, "fc2"))));

        using var projector = Random(new TokenProjector(dim, width, heads, dtype: float64));
        var back = Attended(Times(x, Weight(projector, "query")), Times(t, Weight(projector, "key")), Times(t, Weight(projector, "value")), heads);
        ShouldBe(projector.call(pixels, tokens), Sum(x, back));
    }

    [Fact]
    public void The_order_of_pixels_is_nothing_to_tokenizers_and_that_of_tokens_nothing_to_pixels()
    {
        using var scope = NewDisposeScope();
        var (pixels, tokens) = (randn(2, 6, 4, float64), randn(2, 3, 8, float64));
        var (pixelOrder, tokenOrder) = (tensor(new long[] { 3, 0, 5, 1, 4, 2 }), tensor(new long[] { 2, 0, 1 }));
        Tensor Mixed(Tensor of, Tensor order) => of.index_select(1, order);
        using var filter = Random(new FilterTokenizer(4, 3, 8, dtype: float64));
        filter.call(Mixed(pixels, pixelOrder)).ShouldBeNear(filter.call(pixels), 1e-12);
        using var recurrent = Random(new RecurrentTokenizer(4, 8, dtype: float64));
        recurrent.call(Mixed(pixels, pixelOrder), Mixed(tokens, tokenOrder)).ShouldBeNear(Mixed(recurrent.call(pixels, tokens), tokenOrder), 1e-12);
        using var block = Random(new TokenTransformerBlock(8, 2, dtype: float64));
        block.call(Mixed(tokens, tokenOrder)).ShouldBeNear(Mixed(block.call(tokens), tokenOrder), 1e-12);
        using var projector = Random(new TokenProjector(4, 8, 2, dtype: float64));
        projector.call(Mixed(pixels, pixelOrder), Mixed(tokens, tokenOrder)).ShouldBeNear(Mixed(projector.call(pixels, tokens), pixelOrder), 1e-12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_whole_is_its_parts_in_order(bool isRecurrent)
    {
        using var scope = NewDisposeScope();
        using var whole = Random(new VisualTransformer(4, 2, tokens: 3, tokenDim: 8, heads: 2, recurrent: isRecurrent, dtype: float64));
        var modules = whole.named_modules().ToDictionary(named => named.name, named => named.module);
        var image = randn(2, 4, 2, 3, float64);
        var pixels = image.flatten(2).transpose(1, 2);
        var tokens = ((TokenTransformerBlock)modules["transformers.0"]).call(((FilterTokenizer)modules["tokenizers.0"]).call(pixels));
        pixels = ((TokenProjector)modules["projectors.0"]).call(pixels, tokens);
        var found = isRecurrent
            ? ((RecurrentTokenizer)modules["tokenizers.1"]).call(pixels, tokens)
            : ((FilterTokenizer)modules["tokenizers.1"]).call(pixels);
        whole.call(image).ShouldBeNear(((TokenTransformerBlock)modules["transformers.1"]).call(found), 1e-12);
        whole.call(image).sum().backward();
        whole.named_parameters().ShouldAllBe(named => named.parameter.grad is object);
        var before = scope.DisposablesCount;
        _ = whole.call(image);
        scope.DisposablesCount.ShouldBe(before + 1);
    }

    private static T Random<T>(T module)
        where T : nn.Module
    {
        foreach (var weight in module.parameters())
            nn.init.normal_(weight, 0, 0.7);
        return module;
    }

    private static void Set(nn.Module module, string name, double[,] values)
    {
        using (no_grad())
            module.state_dict()[name].copy_(tensor(values));
    }

    // Matrices of plain numbers, so that nothing of what is tested computes what is expected.

    private static double[][] Matrix(Tensor tensor) =>
        [.. Enumerable.Range(0, (int)tensor.size(-2)).Select(i => tensor.reshape(-1, tensor.size(-1))[i].data<double>().ToArray())];

    /// <summary>A linear layer's weight as the equations have it: inputs by outputs.</summary>
    private static double[][] Weight(nn.Module module, string name) => Transposed(Matrix(module.state_dict()[name + ".weight"]));

    private static double[][] Times(double[][] a, double[][] b) =>
        [.. a.Select(row => Enumerable.Range(0, b[0].Length).Select(j => row.Select((value, k) => value * b[k][j]).Sum()).ToArray())];

    private static double[][] Transposed(double[][] a) => [.. Enumerable.Range(0, a[0].Length).Select(j => a.Select(row => row[j]).ToArray())];

    private static double[][] Map(double[][] a, Func<double, double> map) => [.. a.Select(row => row.Select(map).ToArray())];

    private static double[][] Scaled(double[][] a, double by) => Map(a, value => value * by);

    private static double[][] Sum(double[][] a, double[][] b) => [.. a.Zip(b, (x, y) => x.Zip(y, (first, second) => first + second).ToArray())];

    private static double[][] Softmax(double[][] a) =>
        [.. a.Select(row => row.Select(value => Math.Exp(value) / row.Sum(Math.Exp)).ToArray())];

    private static double[][] SoftmaxDown(double[][] a) => Transposed(Softmax(Transposed(a)));

    private static double[][] Attended(double[][] of, double[][] to, double[][] values, int heads)
    {
        double[][] Head(double[][] a, int head) => [.. a.Select(row => row.Skip(head * row.Length / heads).Take(row.Length / heads).ToArray())];
        var parts = Enumerable.Range(0, heads).Select(head =>
        {
            var scores = Scaled(Times(Head(of, head), Transposed(Head(to, head))), 1 / Math.Sqrt(of[0].Length / (double)heads));
            return Times(Softmax(scores), Head(values, head));
        }).ToList();
        return [.. of.Select((_, i) => parts.SelectMany(part => part[i]).ToArray())];
    }

    private static void ShouldBe(Tensor actual, double[][] expected)
    {
        var values = Matrix(actual);
        for (var i = 0; i < expected.Length; i++)
        {
            for (var j = 0; j < expected[i].Length; j++)
                values[i][j].ShouldBe(expected[i][j], 1e-12);
        }
    }
}
