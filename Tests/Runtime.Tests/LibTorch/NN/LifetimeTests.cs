using System;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>Counts all tensors of the process: tests run one at a time (Parallelism.cs).</summary>
public sealed class LifetimeTests
{
    [Fact]
    public void A_module_that_is_made_moved_trained_and_disposed_leaves_nothing()
    {
        // What earlier tests left to finalizers is gone before the count.
        Pass();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;

        for (var i = 0; i < 3; i++)
            Pass();

        Tensor.TotalCount.ShouldBe(before);
    }

    private static void Pass()
    {
        using var model = nn.Sequential(nn.Conv2d(3, 4, 2), nn.BatchNorm2d(4), nn.Flatten(), nn.LayerNorm(36), nn.Dropout(), nn.Linear(36, 2));
        model.to(ScalarType.Float64);
        using var scope = NewDisposeScope();
        var loss = nn.functional.cross_entropy(model.call(randn([2, 3, 4, 4], ScalarType.Float64)), zeros(2, ScalarType.Int64));
        loss.backward();
        nn.utils.clip_grad_norm_(model.parameters(), 1);
        model.zero_grad();
    }
}
