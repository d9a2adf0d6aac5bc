using System;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>What cannot be is said in one sentence, by us or by libtorch, and the process lives on.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, Action> Mistakes => new()
    {
        { "Conv2d takes 3 dimensions, or 4 with a batch, and 3 channels, not [1, 4, 8, 8]", () => nn.Conv2d(3, 4, 2).call(ones(1, 4, 8, 8)) },
        { "ConvTranspose1d takes 2 dimensions, or 3 with a batch, and 3 channels, not [4]", () => nn.ConvTranspose1d(3, 4, 2).call(ones(4)) },
        { "4 and 6 channels do not divide into 4 groups", () => nn.Conv1d(4, 6, 3, groups: 4) },
        { "stride 1 can keep the size", () => nn.Conv1d(4, 6, 3, Padding.Same, stride: 2) },
        { "pads with zeros only", () => nn.ConvTranspose2d(4, 6, 3, padding_mode: PaddingModes.Reflect) },
        { "dimension 1 lies between 13 and 16", () => nn.ConvTranspose2d(1, 1, 1, stride: 4).forward(ones(1, 1, 4, 4), [16, 20]) },
        { "takes 2 output sizes, or 4 with all dimensions, not 3", () => nn.ConvTranspose2d(1, 1, 1).forward(ones(1, 1, 4, 4), [1, 4, 4]) },
        { "BatchNorm2d takes 4 dimensions, not 3", () => nn.BatchNorm2d(3).call(ones(2, 3, 4)) },
        { "BatchNorm1d takes 2 or 3 dimensions, not 4", () => nn.BatchNorm1d(3).call(ones(2, 3, 4, 4)) },
        { "InstanceNorm2d was made for 3 channels, not 5", () => nn.InstanceNorm2d(3).call(ones(2, 5, 4, 4)) },
        { "GroupNorm takes b c and at least one more dimension, not 2", () => nn.GroupNorm(1, 3).call(ones(2, 3)) },
        { "Dropout1d takes b c l, not 2 dimensions", () => nn.Dropout1d().call(ones(2, 3)) },
        { "lies between 0 and 1, not 1.5", () => F.dropout(ones(1), 1.5) },
        { "lies between 0 and 1, not NaN", () => F.dropout2d(ones(1, 1, 1, 1), double.NaN) },
        { "The padding index 7 is not in a table of 7 rows", () => nn.Embedding(7, 2, padding_idx: 7) },
        { "index out of range", () => nn.Embedding(7, 2).call(tensor(new[] { 7L })) },
        { "6 dimensions do not divide into 4 heads", () => nn.MultiheadAttention(6, 4) },
        { "MultiheadAttention takes n b 6", () => nn.MultiheadAttention(6, 2).call(ones(3, 2, 5), ones(3, 2, 5), ones(3, 2, 5)) },
        { "A causal attention takes no other mask", () => F.scaled_dot_product_attention(ones(1, 2, 2), ones(1, 2, 2), ones(1, 2, 2), ones(2, 2), 0, true) },
        { "either size or scale_factor", () => F.interpolate(ones(1, 1, 2, 2)) },
        { "takes 2 sizes or one for all, not 3", () => F.interpolate(ones(1, 1, 2, 2), [2, 2, 2]) },
        { "Trilinear cannot resize an input of 4 dimensions", () => F.interpolate(ones(1, 1, 2, 2), [2], mode: InterpolationMode.Trilinear) },
        { "Nearest has no align_corners", () => F.interpolate(ones(1, 1, 2, 2), [2], align_corners: true) },
        { "can be antialiased", () => F.interpolate(ones(1, 1, 2, 2), [2], antialias: true) },
        { "a weight of 1 dimensions has no fan", () => nn.init.kaiming_uniform_(ones(3)) },
        { "eye_ fills a matrix", () => nn.init.eye_(ones(3)) },
        { "sparse_ fills a matrix, not a tensor of 3 dimensions", () => nn.init.sparse_(ones(3, 2, 2), 0.5) },
        { "dirac_ fills a weight of 3 to 5 dimensions, not 2", () => nn.init.dirac_(ones(3, 2)) },
        { "orthogonal_ needs at least 2 dimensions", () => nn.init.orthogonal_(ones(3)) },
        { "mat1 and mat2 shapes cannot be multiplied", () => nn.Linear(3, 2).call(ones(2, 4)) },
        { "Given normalized_shape=[3]", () => nn.LayerNorm(3).call(ones(2, 4)) },
        { "Expected input batch_size (2) to match target batch_size (3)", () => F.nll_loss(ones(2, 3), ones(3, ScalarType.Int64)) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string expected, Action mistake)
    {
        using var scope = NewDisposeScope();

        var error = Should.Throw<Exception>(mistake);

        error.Message.ShouldContain(expected);
        error.ShouldNotBeOfType<NullReferenceException>();
    }
}
