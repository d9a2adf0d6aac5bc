using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generator with a number from the operating system, and says which.</summary>
    public static long seed() => random.seed();

    /// <summary>Seeds the default generators of all devices; the one of the CPU is returned.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    public static partial class random
    {
        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Generator manual_seed(long seed)
        {
            Arg.Check(NativeRandom.ManualSeed((ulong)seed));
            return Generator.Default;
        }

        /// <summary>State of the CPU's default generator.</summary>
        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
