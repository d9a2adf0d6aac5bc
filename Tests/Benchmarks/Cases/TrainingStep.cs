using ModelDsl.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Benchmarks.Cases;

/// <summary>Forward, backward and AdamW, as <see cref="Trainer"/> does them, on the same batch again and again.</summary>
internal sealed class TrainingStep : ICase
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly AdamW _optimizer;

    public TrainingStep(Module<Tensor, Tensor> model, long[] image, long classes, int batch, Device device)
    {
        _model = model;
        _model.train();
        _images = randn([batch, .. image], device: device);
        _labels = randint(0, classes, [batch], device: device);
        _optimizer = new AdamW(ParameterGroup.Of(model, weightDecay: 0.05));
    }

    public long Parameters => Inference.Count(_model);

    public void Run(long count)
    {
        for (long i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            Tensor loss = functional.cross_entropy(_model.call(_images), _labels);
            _optimizer.ZeroGrad();
            loss.backward();
            _optimizer.Step(1e-3);
        }
    }
}
