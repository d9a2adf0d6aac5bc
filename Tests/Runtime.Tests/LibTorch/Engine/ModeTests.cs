using System;
using System.Threading;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

public sealed class ModeTests
{
    [Fact]
    public void Modes_nest_and_end()
    {
        is_grad_enabled().ShouldBeTrue();
        using (no_grad())
        {
            is_grad_enabled().ShouldBeFalse();
            using (enable_grad())
            {
                is_grad_enabled().ShouldBeTrue();
            }

            using (set_grad_enabled(false))
            {
                is_grad_enabled().ShouldBeFalse();
            }

            is_grad_enabled().ShouldBeFalse();
        }

        is_grad_enabled().ShouldBeTrue();
    }

    [Fact]
    public void Grad_mode_is_one_threads_own()
    {
        using var off = no_grad();
        bool? elsewhere = null;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();

        elsewhere.ShouldBe(true);
        is_grad_enabled().ShouldBeFalse();
    }

    [Fact]
    public void Disposing_a_mode_twice_does_not_undo_another()
    {
        var first = no_grad();
        first.Dispose();
        using var second = no_grad();
        first.Dispose();

        is_grad_enabled().ShouldBeFalse();
    }

    [Fact]
    public void Inference_mode_makes_tensors_without_history()
    {
        using var weight = ones(2, requires_grad: true);
        using (inference_mode())
        {
            is_inference_mode_enabled().ShouldBeTrue();
            using var result = weight * 2;
            result.requires_grad.ShouldBeFalse();
        }

        is_inference_mode_enabled().ShouldBeFalse();
    }

    [Fact]
    public void Inference_mode_ends_on_its_own_thread_only()
    {
        var mode = inference_mode();
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(mode.Dispose));
        thread.Start();
        thread.Join();

        error.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("await");
        is_inference_mode_enabled().ShouldBeTrue();
        mode.Dispose();
        mode.Dispose();
        is_inference_mode_enabled().ShouldBeFalse();
    }

    [Fact]
    public void Anomaly_mode_names_the_operation_that_gave_nan()
    {
        using var scope = NewDisposeScope();
        using (autograd.detect_anomaly())
        {
            var x = tensor(new[] { -1f }, requires_grad: true);
            Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x.sqrt().sum().backward()).Message.ShouldContain("SqrtBackward");
        }

        TorchSharp.AnomalyMode.IsEnabled.ShouldBeFalse();
    }

    [Fact]
    public void Default_type_and_device_hold_for_factories()
    {
        get_default_dtype().ShouldBe(ScalarType.Float32);
        try
        {
            set_default_dtype(ScalarType.Float64);
            set_default_device(META);
            using var made = zeros(2);
            made.dtype.ShouldBe(ScalarType.Float64);
            made.is_meta.ShouldBeTrue();
        }
        finally
        {
            set_default_dtype(ScalarType.Float32);
            set_default_device(CPU);
        }
    }
}
