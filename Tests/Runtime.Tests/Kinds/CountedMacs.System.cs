using ModelDsl.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds;

/// <summary>Counts the multiply–accumulates of a model while it runs, in the operators of libtorch: an account that knows no kind.</summary>
internal static class CountedMacs
{
    /// <summary>Runs <paramref name="model"/> once on <paramref name="inputs"/>.</summary>
    public static long Of(Module model, params Tensor[] inputs)
    {
        using (no_grad())
        {
            return MacCounter.Count(() => Call().Dispose());
        }

        Tensor Call() =>
            model is Module<Tensor, Tensor, Tensor> two ? two.call(inputs[0], inputs[1]) : ((Module<Tensor, Tensor>)model).call(inputs[0]);
    }
}
