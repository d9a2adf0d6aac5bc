using System;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Kinds;

public sealed class TokenInputTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 5)]
    [InlineData(3, 1)]
    public void Accepts_any_batch_of_texts_no_longer_than_declared(long batch, long n)
    {
        using var input = zeros(batch, n, int64);
        TokenInput.Check(input, "Model", 5);
    }

    [Theory]
    [InlineData(new long[] { 5 })]
    [InlineData(new long[] { 2, 0 })]
    [InlineData(new long[] { 2, 6 })]
    [InlineData(new long[] { 2, 5, 1 })]
    public void Says_what_was_expected_and_what_was_given(long[] shape)
    {
        using var input = zeros(shape, int64);
        Should
            .Throw<ArgumentException>(() => TokenInput.Check(input, "Translator", 5))
            .Message.ShouldStartWith($"Translator takes tokens of shape [b, 1 to 5]; given was [{string.Join(", ", shape)}].");
    }

    [Fact]
    public void Takes_integers_only()
    {
        using var input = zeros(2, 5);
        Should
            .Throw<ArgumentException>(() => TokenInput.Check(input, "Translator", 5))
            .Message.ShouldStartWith("Translator takes tokens as 64-bit integers; given was Float32.");
    }
}
