using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Activation functions.
public static partial class torch
{
    public static Tensor sigmoid(Tensor input) => Op.sigmoid(input);

    public static Tensor sigmoid_(Tensor input) => Op.sigmoid_(input);
}
