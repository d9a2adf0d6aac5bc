using System;
using System.Collections.Generic;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Benchmarks.Cases;

/// <summary>
/// Small operators on a few elements: what a call costs when there is next to nothing to compute. Each has its own loop, as in
/// Python/ops.py, so that neither side pays for a call of the benchmark's.
/// </summary>
internal sealed class SmallOp(Action<long> loop) : ICase
{
    public static IReadOnlyDictionary<string, Func<Device, ICase>> All { get; } = new Dictionary<string, Func<Device, ICase>>()
    {
        ["op/add"] = device => Add(rand(4, device: device), rand(4, device: device)),
        ["op/mul"] = device => Mul(rand(4, device: device), rand(4, device: device)),
        ["op/exp"] = device => Exp(rand(4, device: device)),
        ["op/sum"] = device => Sum(rand(4, device: device)),
        ["op/softmax"] = device => Softmax(rand(1, 4, device: device)),
        ["op/view"] = device => View(rand(4, device: device)),
        ["op/transpose"] = device => Transpose(rand(2, 2, device: device)),
        ["op/select"] = device => Select(rand(4, device: device)),
        ["op/cat"] = device => Cat(rand(2, device: device), rand(2, device: device)),
        ["op/matmul"] = device => Matmul(rand(2, 2, device: device), rand(2, 2, device: device)),
        ["op/linear"] = device => Linear(rand(2, 2, device: device), rand(2, 2, device: device), rand(2, device: device)),
        ["op/layer_norm"] = device => LayerNorm(rand(1, 4, device: device), rand(4, device: device), rand(4, device: device)),
    };

    public void Run(long count)
    {
        using (no_grad())
        {
            loop(count);
        }
    }

    private static SmallOp Add(Tensor a, Tensor b) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            a.add(b).Dispose();
        }
    });

    private static SmallOp Mul(Tensor a, Tensor b) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            a.mul(b).Dispose();
        }
    });

    private static SmallOp Exp(Tensor x) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            x.exp().Dispose();
        }
    });

    private static SmallOp Sum(Tensor x) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            x.sum().Dispose();
        }
    });

    private static SmallOp Softmax(Tensor x) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            x.softmax(-1).Dispose();
        }
    });

    private static SmallOp View(Tensor x) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            x.view(2, 2).Dispose();
        }
    });

    private static SmallOp Transpose(Tensor x) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            x.transpose(0, 1).Dispose();
        }
    });

    private static SmallOp Select(Tensor x) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            x.select(0, 1).Dispose();
        }
    });

    private static SmallOp Cat(Tensor a, Tensor b) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            cat([a, b]).Dispose();
        }
    });

    private static SmallOp Matmul(Tensor a, Tensor b) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            a.matmul(b).Dispose();
        }
    });

    private static SmallOp Linear(Tensor x, Tensor weight, Tensor bias) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            F.linear(x, weight, bias).Dispose();
        }
    });

    private static SmallOp LayerNorm(Tensor x, Tensor weight, Tensor bias) => new(count =>
    {
        for (long i = 0; i < count; i++)
        {
            F.layer_norm(x, [4], weight, bias).Dispose();
        }
    });
}
