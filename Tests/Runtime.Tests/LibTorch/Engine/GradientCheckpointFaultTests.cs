using System;
using System.Runtime.InteropServices;
using ModelDsl.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

/// <summary>Faults in what a gradient calls: here they are errors; TorchSharp ends the process, for they cannot pass its native frames.</summary>
public sealed class GradientCheckpointFaultTests
{
    [Fact]
    public void What_fails_the_second_time_is_an_error_that_says_so()
    {
        using var scope = NewDisposeScope();
        var calls = 0;
        var output = GradientCheckpoint.Call(input => calls++ == 0 ? input * 2 : throw new InvalidOperationException("the second time"), ones(2).requires_grad_());
        Should.Throw<ExternalException>(() => output.sum().backward()).Message.ShouldContain("the second time");
    }
}
