using System;
using System.Collections.Generic;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace ModelDsl.Runtime.Tests.LibTorch.Optim;

/// <summary>The optimizers of <c>record_optim.py</c>, by the same names.</summary>
internal static class RecordedOptimizers
{
    public static readonly IReadOnlyDictionary<string, Func<Parameter[], OptimizerHelper>> ByName = new Dictionary<
        string,
        Func<Parameter[], OptimizerHelper>
    >
    {
        ["sgd"] = p => SGD(p, 0.1),
        ["sgd_momentum"] = p => SGD(p, 0.1, momentum: 0.9, dampening: 0.1, weight_decay: 0.01),
        ["sgd_nesterov"] = p => SGD(p, 0.1, momentum: 0.9, nesterov: true, weight_decay: 0.01),
        ["sgd_maximize"] = p => SGD(p, 0.01, momentum: 0.5, weight_decay: 0.1, maximize: true),
        ["adam"] = p => Adam(p, lr: 0.1),
        ["adam_l2"] = p => Adam(p, lr: 0.1, beta1: 0.8, beta2: 0.95, eps: 1e-6, weight_decay: 0.05),
        ["adam_amsgrad"] = p => Adam(p, lr: 0.1, amsgrad: true),
        ["adam_maximize"] = p => Adam(p, lr: 0.01, maximize: true, weight_decay: 0.1),
        ["adamw"] = p => AdamW(p, lr: 0.1),
        ["adamw_decay"] = p => AdamW(p, lr: 0.1, beta1: 0.8, beta2: 0.95, eps: 1e-6, weight_decay: 0.05),
        ["adamw_amsgrad"] = p => AdamW(p, lr: 0.1, weight_decay: 0.05, amsgrad: true),
        ["adamw_maximize"] = p => AdamW(p, lr: 0.01, weight_decay: 0.05, maximize: true),
        ["adamw_groups"] = p =>
            AdamW([new AdamW.ParamGroup([p[0]], 0.1, weight_decay: 0.1), new AdamW.ParamGroup([p[1]], 0.02)], lr: 0.1),
        ["radam"] = p => RAdam(p, lr: 0.1),
        ["radam_l2"] = p => RAdam(p, lr: 0.1, beta1: 0.8, beta2: 0.95, weight_decay: 0.05),
        ["rmsprop"] = p => RMSProp(p, lr: 0.01),
        ["rmsprop_centered"] = p => RMSProp(p, lr: 0.01, alpha: 0.9, momentum: 0.5, centered: true, weight_decay: 0.05),
        ["rmsprop_maximize"] = p => RMSProp(p, lr: 0.01, maximize: true),
        ["adagrad"] = p => Adagrad(p, lr: 0.1),
        ["adagrad_decay"] = p => Adagrad(p, lr: 0.1, lr_decay: 0.1, weight_decay: 0.05, initial_accumulator_value: 0.2),
    };
}

/// <summary>The regression of <c>record_optim.py</c>: mean squared error of x·w + b.</summary>
internal sealed class Regression : IDisposable
{
    private readonly Tensor _x;
    private readonly Tensor _y;

    public Regression()
    {
        var problem = Recorded.Read("optim.json").GetProperty("problem");
        _x = problem.GetProperty("x").Float32(6, 3);
        _y = problem.GetProperty("y").Float32(6, 2);
        W = new Parameter(problem.GetProperty("w").Float32(3, 2));
        B = new Parameter(problem.GetProperty("b").Float32(2));
    }

    public Parameter W { get; }

    public Parameter B { get; }

    public Parameter[] Parameters => [W, B];

    /// <summary>One step; returns the loss before it.</summary>
    public float Step(Optimizer optimizer)
    {
        using var _ = NewDisposeScope();
        optimizer.zero_grad();
        var loss = Loss();
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    public Tensor Loss() => (_x.mm(W) + B - _y).pow(2).mean();

    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        W.Dispose();
        B.Dispose();
    }
}
