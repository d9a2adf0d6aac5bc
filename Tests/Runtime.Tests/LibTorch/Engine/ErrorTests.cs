using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using ModelDsl.LibTorch.Interop;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

/// <summary>Whatever is wrong with a call, it is a managed exception that says so.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, Action, string> WrongCalls => new()
    {
        { "matmul", () => ones(2, 3).matmul(ones(2, 3)), "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)" },
        { "mm", () => ones(2, 3).mm(ones(3)), "mat2 must be a matrix" },
        { "bmm", () => ones(2, 3, 4).bmm(ones(2, 5, 4)), "Expected size" },
        { "add", () => (ones(2) + ones(3)).Dispose(), "must match the size" },
        { "view", () => ones(6).view(4, 2), "shape '[4, 2]' is invalid for input of size 6" },
        { "reshape", () => ones(6).reshape(), "invalid for input of size 6" },
        { "permute", () => ones(2, 3).permute(0), "permute" },
        { "cat", () => cat([ones(2, 2), ones(3, 3)]), "must match" },
        { "cat of nothing", () => cat(Array.Empty<Tensor>()), "non-empty" },
        { "einsum", () => einsum("ij,jk->ik", ones(2, 3), ones(4, 5)), "einsum" },
        { "index", () => { _ = ones(3)[7]; }, "out of bounds" },
        { "index_select", () => ones(3).index_select(0, tensor(new long[] { 9 })), "out of range" },
        { "gather", () => ones(3).gather(0, tensor(new[] { 1f })), "int64" },
        { "softmax", () => ones(3).softmax(5), "Dimension out of range" },
        { "linear", () => Op.linear(ones(2, 3), ones(4, 5), null), "mat1 and mat2 shapes cannot be multiplied" },
        { "conv2d", () => Op.conv2d(ones(1, 3, 8, 8), ones(4, 2, 3, 3)), "expected input" },
        { "layer_norm", () => Op.layer_norm(ones(2, 3), [4]), "normalized_shape" },
        { "embedding", () => Op.embedding(ones(3, 2), tensor(new long[] { 3 })), "out of range" },
        { "complex backward", () => ones(2, requires_grad: true).backward(), "grad can be implicitly created only for scalar outputs" },
        { "leaf in place", () => ones(2, requires_grad: true).add_(1), "leaf Variable that requires grad" },
        { "gradients of integers", () => ones([2], dtype: int64, requires_grad: true), "floating point" },
        { "negative size", () => zeros(-1), "negative dimension" },
        { "too large", () => zeros([1L << 60]), "" },
        { "item", () => ones(2).ToScalar(), "" },
        { "unknown einsum", () => einsum("ij->", ones(2)), "einsum" },
        { "generator state", () => set_rng_state(zeros([3], dtype: uint8)), "" },
        { "cholesky", () => linalg.cholesky(-eye(2)), "not positive-definite" },
    };

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public void A_wrong_call_throws_libtorchs_message_without_a_backtrace(string what, Action call, string message)
    {
        _ = what;
        using var scope = NewDisposeScope();

        var error = Should.Throw<ExternalException>(call);

        error.Message.ShouldContain(message);
        error.Message.ShouldNotContain("frame #");
        error.Message.ShouldNotContain("C++ CapturedTraceback");
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        Tensor missing = null!;
        using var here = ones(2);

        Should.Throw<ArgumentNullException>(() => here.add(missing)).ParamName.ShouldBe("other");
        Should.Throw<ArgumentNullException>(() => matmul(missing, here)).ParamName.ShouldBe("self");
        Should.Throw<ArgumentNullException>(() => cat([here, missing])).ParamName.ShouldBe("tensors");
        Should.Throw<ArgumentNullException>(() => stack(null!)).ParamName.ShouldBe("tensors");
        Should.Throw<ArgumentNullException>(() => here[missing]).ParamName.ShouldNotBeNull();
        Should.Throw<ArgumentNullException>(() => here.add((Scalar)null!)).ParamName.ShouldBe("other");
        Should.Throw<ArgumentNullException>(() => autograd.grad([here], [missing])).ParamName.ShouldBe("inputs");
    }

    [Fact]
    public void A_disposed_tensor_is_refused_by_every_kind_of_call()
    {
        var gone = ones(2);
        gone.Dispose();
        using var here = ones(2);
        Action[] calls =
        [
            () => gone.add(here),
            () => here.add(gone),
            () => gone.add_(1),
            () => _ = gone.shape,
            () => _ = gone.dtype,
            () => _ = gone.requires_grad,
            () => gone.data<float>(),
            () => gone.backward(),
            () => _ = gone[0],
            () => _ = gone.grad,
            () => stack([here, gone]),
            () => _ = gone.Handle,
            () => gone.DecoupleFromNativeHandle(),
        ];

        foreach (var call in calls)
        {
            // TorchSharp throws the base type.
            Should.Throw<ObjectDisposedException>(call).ShouldBeAssignableTo<InvalidOperationException>();
        }

        gone.IsInvalid.ShouldBeTrue();
        gone.ToString().ShouldBe("");
        gone.Dispose();
    }

    [Fact]
    public void The_error_of_one_thread_is_not_that_of_another()
    {
        var sizes = new[] { 2, 3, 4, 5 };
        var messages = new string[sizes.Length];
        var threads = sizes.Select((size, i) => new Thread(() =>
        {
            for (var round = 0; round < 200; round++)
            {
                using var scope = NewDisposeScope();
                messages[i] = Should.Throw<ExternalException>(() => ones(size, 7).matmul(ones(size, 7))).Message;
                messages[i].ShouldContain($"({size}x7 and {size}x7)");
            }
        })).ToList();

        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        messages.Distinct().Count().ShouldBe(sizes.Length);
    }

    [Fact]
    public void An_error_leaves_no_tensor_behind()
    {
        using var left = ones(2, 3);
        using var right = ones(2, 3);
        var before = Tensor.TotalCount;

        for (var i = 0; i < 1000; i++)
        {
            Should.Throw<ExternalException>(() => left.matmul(right));
        }

        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(before);
    }

    [Fact]
    public void Reading_elements_as_another_type_is_refused()
    {
        using var numbers = ones(2);

        Should.Throw<ArgumentException>(() => numbers.data<double>()).Message.ShouldBe("Double is not compatible with Float32");
        Should.Throw<ArgumentException>(() => numbers.item<float>()).Message.ShouldContain("must be 1");
        Should.Throw<IndexOutOfRangeException>(() => numbers.data<float>()[2]);
        Should.Throw<IndexOutOfRangeException>(() => numbers.size(1));
        Should.Throw<ArgumentException>(() => tensor(new float[3], [2L, 2]));
        Should.Throw<InvalidOperationException>(() => numbers.t().to(META).data<float>());
        Should.Throw<InvalidOperationException>(() => eye(2, 3).t().bytes.ToArray());
        using var wide = zeros([2, 2], dtype: float64);
        Should.Throw<ArgumentException>(() => wide.bytes = new byte[3]);
    }

    [Fact]
    public void Devices_that_are_not_there_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Device("gpu")).Message.ShouldContain("cpu, cuda or meta");
        Should.Throw<ArgumentException>(() => new Device("cuda:x")).Message.ShouldContain("number");
        if (!cuda.is_available())
        {
            Should.Throw<ExternalException>(() => ones(2).cuda());
            Should.Throw<InvalidOperationException>(() => set_default_device("cuda"));
        }

        Should.Throw<ArgumentException>(() => zeros(2, 2, names: ["a", "b"])).Message.ShouldContain("named dimensions");
    }
}
