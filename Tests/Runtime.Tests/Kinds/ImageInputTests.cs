using System;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class ImageInputTests
{
    [Fact]
    public void Accepts_any_batch_of_the_declared_shape()
    {
        using var none = zeros(0, 3, 8, 6);
        using var some = zeros(5, 3, 8, 6);
        ImageInput.Check(none, "Model", 3, 8, 6);
        ImageInput.Check(some, "Model", 3, 8, 6);
    }

    [Theory]
    [InlineData(new long[] { 3, 8, 6 })]
    [InlineData(new long[] { 1, 1, 8, 6 })]
    [InlineData(new long[] { 1, 3, 6, 8 })]
    [InlineData(new long[] { 1, 3, 8, 6, 1 })]
    public void Says_what_was_expected_and_what_was_given(long[] shape)
    {
        using var input = zeros(shape);
        var error = Should.Throw<ArgumentException>(() => ImageInput.Check(input, "VitSmall16", 3, 8, 6));
        error.ParamName.ShouldBe("input");
        error.Message.ShouldStartWith($"VitSmall16 takes images of shape [b, 3, 8, 6]; given was [{string.Join(", ", shape)}].");
    }
}
