using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using ModelDsl.Checkpoints;
using Shouldly;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace ModelDsl.Runtime.Tests.LibTorch.Optim;

/// <summary>Each optimizer walks where PyTorch's walks.</summary>
public class OptimizerTrajectoryTests
{
    public static TheoryData<string> Names => [.. RecordedOptimizers.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_of_a_regression_end_where_PyTorch_ends(string name)
    {
        using var problem = new Regression();
        using var optimizer = RecordedOptimizers.ByName[name](problem.Parameters);
        var recorded = Recorded.Read("optim.json").GetProperty(name);
        foreach (var (loss, w, b) in Rows(recorded, "losses").Zip(Rows(recorded, "w"), Rows(recorded, "b")))
        {
            problem.Step(optimizer).ShouldBe((float)loss.GetDouble(), 1e-5f * (1 + loss.GetSingle()));
            problem.W.Values().ShouldMatch(w.Doubles(), 2e-6, "w");
            problem.B.Values().ShouldMatch(b.Doubles(), 2e-6, "b");
        }
    }

    [Theory]
    [InlineData("adam", 0.0)]
    [InlineData("adam_l2", 0.1)]
    [InlineData("adamw", 0.1)]
    [InlineData("amsgrad", 0.0)]
    [InlineData("radam", 0.0)]
    [InlineData("radam_l2", 0.1)]
    [InlineData("adam_warmup", 0.0)]
    public void Twenty_steps_of_a_quadratic_follow_the_reference(string name, double decay)
    {
        using var file = SafeTensorsFile.Open(Path.Combine(AppContext.BaseDirectory, "Golden", "radam-a", "io.safetensors"));
        using var a = Read(file, "A");
        using var b = Read(file, "b");
        using var p = new Parameter(Read(file, "p0"));
        using Optimizer optimizer = name switch
        {
            "radam" or "radam_l2" => RAdam([p], lr: 0.1, weight_decay: decay),
            "adamw" => AdamW([p], lr: 0.1, weight_decay: decay),
            _ => Adam([p], lr: 0.1, weight_decay: decay, amsgrad: name == "amsgrad"),
        };
        var warmup = lr_scheduler.LambdaLR(optimizer, step => name == "adam_warmup" ? Math.Min(1, (step + 1) / 8.0) : 1);
        using var expected = Read(file, $"{name}.params");
        for (var step = 0; step < expected.shape[0]; step++)
        {
            using var _ = NewDisposeScope();
            optimizer.zero_grad();
            (p.dot(a.mv(p)) * 0.5 - b.dot(p)).backward();
            optimizer.step();
            warmup.step();
            p.Values().ShouldMatch(expected[step].Values(), 1e-5, $"step {step + 1}");
        }
    }

    private static IEnumerable<JsonElement> Rows(JsonElement recorded, string name) => recorded.GetProperty(name).EnumerateArray();

    private static Tensor Read(SafeTensorsFile file, string name)
    {
        var entry = file[name];
        var values = new float[entry.Shape.Aggregate(1L, (product, size) => product * size)];
        file.Copy(entry, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        return tensor(values).reshape([.. entry.Shape]);
    }
}
