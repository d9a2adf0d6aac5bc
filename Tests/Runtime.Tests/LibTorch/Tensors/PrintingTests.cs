using System;
using System.Globalization;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using Style = TorchSharp.TensorStringStyle;

namespace ModelDsl.Runtime.Tests.LibTorch.Tensors;

public sealed class PrintingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private static string Print(Tensor tensor, Style style) =>
        tensor.ToString(style, cultureInfo: CultureInfo.InvariantCulture, newLine: "\n");

    [Fact]
    public void By_default_a_tensor_is_its_shape_type_and_device()
    {
        ones(2, 3).ToString().ShouldBe("[2x3], type = Float32, device = cpu");
        tensor(1L).ToString().ShouldBe("[], type = Int64, device = cpu");
        ones(2).metastr().ShouldBe("[2], type = Float32, device = cpu");
        Print(ones(2).to(META), Style.Julia).ShouldBe("[2], type = Float32, device = meta");
    }

    [Fact]
    public void Julia_aligns_matrices_in_columns()
    {
        Print(tensor(new[,] { { 1f, -20 }, { 3, 4.5f } }), Style.Julia)
            .ShouldBe("[2x2], type = Float32, device = cpu\n 1 -20\n 3 4.5\n");
        Print(arange(4).reshape(2, 1, 2), Style.Julia)
            .ShouldBe("[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n");
        Print(tensor(2.5), Style.Julia).ShouldBe("[], type = Float64, device = cpu, value = 2.5");
        Print(tensor(new[] { true, false }), Style.Julia).ShouldBe("[2], type = Bool, device = cpu\n true false\n");
    }

    [Fact]
    public void Numpy_nests_brackets_and_leaves_the_middle_out()
    {
        Print(arange(4).reshape(2, 2), Style.Numpy).ShouldBe("[[0, 1],\n [2, 3]]");
        Print(arange(10), Style.Numpy).ShouldBe("[0, 1, 2, ..., 7, 8, 9]");
        Print(tensor((1f, -2f)), Style.Numpy).ShouldBe("1-2i");
    }

    [Fact]
    public void CSharp_writes_an_array() =>
        Print(tensor(new[] { 1f, 2 }), Style.CSharp).ShouldBe("[2], type = Float32, device = cpu, value = float [] {1f, 2f}");

    [Fact]
    public void Options_set_what_is_printed()
    {
        try
        {
            set_printoptions(precision: 2, maxColumns: 2);
            torch.TensorStringStyle.ShouldBe(julia);
            torch.TensorStringStyle = numpy;
            tensor(new[] { 1f, 2, 3 }).ToString(true, cultureInfo: CultureInfo.InvariantCulture).ShouldBe("[1.00, ..., 3.00]");
        }
        finally
        {
            torch.TensorStringStyle = julia;
            set_printoptions(floatFormat: "g5", maxColumns: 6);
        }
    }

    [Fact]
    public void Printing_leaves_no_tensor_behind()
    {
        var x = ones(2, 2, requires_grad: true);
        var before = _scope.DisposablesCount;

        Print(x * 2, Style.Numpy).ShouldBe("[[2, 2],\n [2, 2]]");

        _scope.DisposablesCount.ShouldBe(before + 1);
    }
}
