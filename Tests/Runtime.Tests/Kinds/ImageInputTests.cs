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

    [Fact]
    public void Type_and_device_are_those_of_the_weights()
    {
        using var model = new Nested();
        using var right = zeros(2, 3, 8, 6);
        ImageInput.Check(right, model, 3, 8, 6);
        Error(zeros(2, 3, 8, 6, dtype: float64)).ShouldStartWith(
            "Nested takes images of shape [b, 3, 8, 6] and type Float32; given was [2, 3, 8, 6] of type Float64."
        );
        Error(zeros(2, 3, 8, 6, device: META)).ShouldStartWith(
            "Nested takes images of shape [b, 3, 8, 6] on cpu; given was [2, 3, 8, 6] on meta."
        );
        Error(zeros(2, 8, 6, 3, dtype: uint8, device: META)).ShouldStartWith(
            "Nested takes images of shape [b, 3, 8, 6] and type Float32 on cpu; given was [2, 8, 6, 3] of type Byte on meta."
        );
        using var other = zeros(1, 5, dtype: int64, device: META);
        Should
            .Throw<ArgumentException>(() => TokenInput.Check(other, model, 9))
            .Message.ShouldStartWith("Nested takes tokens of shape [b, 1 to 9] on cpu; given was [1, 5] on meta.");
        Should
            .Throw<ArgumentException>(() => SetInput.Check(zeros(1, 5, 3, dtype: float64), model, 9, 3))
            .Message.ShouldStartWith("Nested takes sets of shape [b, 1 to 9, 3] and type Float32; given was [1, 5, 3] of type Float64.");

        string Error(Tensor input)
        {
            using (input)
                return Should.Throw<ArgumentException>(() => ImageInput.Check(input, model, 3, 8, 6)).Message;
        }
    }

    [Fact]
    public void A_model_without_weights_takes_any_type()
    {
        using var model = nn.Identity();
        using var input = zeros(2, 3, 8, 6, dtype: float64);
        ImageInput.Check(input, model, 3, 8, 6);
    }

    /// <summary>A model whose first weight is not the first layer's.</summary>
    private sealed class Nested : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> inner = nn.Sequential(("first", nn.Identity()), ("second", nn.Conv2d(3, 4, kernel_size: 2)));

        public Nested()
            : base(nameof(Nested)) => RegisterComponents();

        public override Tensor forward(Tensor input) => inner.call(input);
    }
}
