using System.Linq;
using ModelDsl.Training;
using AdamW = ModelDsl.Training.AdamW;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace ModelDsl.Benchmarks.Cases;

/// <summary>AdamW alone, on many small parameters: what it costs beside its arithmetic.</summary>
internal sealed class OptimizerStep : ICase
{
    private readonly AdamW _optimizer;

    public OptimizerStep(int tensors, long elements, Device device)
    {
        (string, Parameter)[] parameters =
            [.. Enumerable.Range(0, tensors).Select(i => ($"p{i}", new Parameter(randn(elements, device: device))))];
        foreach ((_, Parameter parameter) in parameters)
        {
            parameter.grad = randn_like(parameter);
        }
        _optimizer = new AdamW([new ParameterGroup(parameters, WeightDecay: 0.05)]);
    }

    public void Run(long count)
    {
        for (long i = 0; i < count; i++)
        {
            _optimizer.Step(1e-3);
        }
    }
}
