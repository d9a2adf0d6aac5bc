using System;
using System.Diagnostics;
using System.Linq;
using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Memory;

/// <summary>Training holds no more memory at step 300 than at step 10.</summary>
public class TrainingMemoryTests
{
    private const int Steps = 300;

    [Fact]
    public void Under_dispose_scopes_not_one_tensor_more_lives()
    {
        using var model = Model(width: 32);
        using var optimizer = optim.AdamW(model.parameters(), lr: 1e-3, weight_decay: 0.05);
        long live = 0;
        for (var step = 0; step < Steps; step++)
        {
            using (NewDisposeScope())
                Step(model, optimizer, randn(16, 32));
            if (step == 10)
                live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(live);
    }

    /// <summary>Each step leaves seven tensors of 2 MB to the finalizers: 4 GB if the collector did not hear of native memory.</summary>
    [Fact]
    public void Without_scopes_the_collector_hears_of_native_memory()
    {
        using var model = Model(width: 512);
        using var optimizer = optim.SGD(model.parameters(), 1e-3);
        long start = 0, most = 0;
        for (var step = 0; step < Steps; step++)
        {
            Careless(model, optimizer, randn(1024, 512));
            if (step == 20)
                start = ResidentBytes();
            most = Math.Max(most, ResidentBytes());
        }
        (most - start).ShouldBeLessThan(1L << 30);
    }

    /// <summary>4 GB in all, 4 MB at a time.</summary>
    [Fact]
    public void What_is_disposed_at_once_starts_no_collection()
    {
        var before = GC.CollectionCount(0);

        for (var i = 0; i < 1000; i++)
            empty(1 << 20).Dispose();

        GC.CollectionCount(0).ShouldBe(before);
    }

    private static Sequential Model(long width) =>
        nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, width), nn.LayerNorm(width), nn.Linear(width, 10));

    private static void Step(Sequential model, optim.Optimizer optimizer, Tensor input)
    {
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(model.call(input), randint(10, (long[])[input.shape[0]]));
        loss.backward();
        optimizer.step();
    }

    /// <summary>A step that disposes nothing, where a Sequential would dispose what lies between its modules.</summary>
    private static void Careless(Sequential model, optim.Optimizer optimizer, Tensor input)
    {
        optimizer.zero_grad();
        var x = input * 2;
        foreach (var module in model.children().Cast<nn.Module<Tensor, Tensor>>())
            x = module.call(x);
        x.logsumexp(-1).mean().backward();
        optimizer.step();
    }

    private static long ResidentBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
