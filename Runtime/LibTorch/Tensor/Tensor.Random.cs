using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Random numbers in the shape of this tensor.
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null) => Op.bernoulli(this, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Op.multinomial(this, num_samples, replacement, generator);

        public Tensor poisson(Generator? generator = null) => Op.poisson(this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Op.bernoulli__float(this, p, generator);

        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Op.bernoulli__Tensor(this, p, generator);

        public Tensor binomial(Tensor prob, Generator? generator = null) => Op.binomial(this, prob, generator);

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            Op.cauchy_(this, median, sigma, generator);

        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Op.exponential_(this, lambda, generator);

        public Tensor geometric_(double p, Generator? generator = null) => Op.geometric_(this, p, generator);

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Op.normal_(this, mean, std, generator);

        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Op.log_normal_(this, mean, std, generator);

        public Tensor random_(double from, double to, Generator? generator = null) =>
            Op.random__from(this, (long)from, (long)to, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) => Op.uniform_(this, from, to, generator);
    }
}
