using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Random numbers by a tensor.
public static partial class torch
{
    public static Tensor binomial(Tensor count, Tensor probs, Generator? generator = null) => Op.binomial(count, probs, generator);

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => Op.bernoulli(input, generator);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        Op.multinomial(input, num_samples, replacement, generator);

    public static Tensor poisson(Tensor input, Generator? generator = null) => Op.poisson(input, generator);
}
