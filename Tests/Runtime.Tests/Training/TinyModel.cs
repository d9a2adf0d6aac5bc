using ModelDsl.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Training;

/// <summary>The smallest model with all that a training state must hold: weights, buffers that change, and random numbers.</summary>
internal sealed class TinyModel : Module<Tensor, Tensor>
{
    private readonly Linear fc1 = Linear(64, 32);
    private readonly BatchNorm1d norm = BatchNorm1d(32);
    private readonly Dropout dropout = Dropout(0.2);
    private readonly Linear fc2 = Linear(32, 10);

    public TinyModel()
        : base(nameof(TinyModel)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var hidden = dropout.call(functional.relu(norm.call(fc1.call(input.flatten(1)))));
        return fc2.call(hidden).MoveToOuterDisposeScope();
    }

    /// <summary>A run of a few dozen steps over the data that <see cref="Data.IdxBytes.WriteFashion"/> wrote.</summary>
    public static TrainOptions Options(string folder) =>
        new()
        {
            Model = nameof(TinyModel),
            Folder = folder,
            Epochs = 3,
            BatchSize = 32,
            LearningRate = 5e-3,
            Shift = 1,
            Flip = false,
            CheckpointSteps = 4,
            Threads = 1,
        };

    public static Module<Tensor, Tensor> Create() => new TinyModel();
}
