using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static bool cuda_is_available() => cuda.is_available();

    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => is_available() && NativeCuda.HasCudnn();

        public static int device_count() => NativeCuda.DeviceCount();

        /// <summary>Seeds the current device; without CUDA it does nothing.</summary>
        public static void manual_seed(long seed) => Seed(seed, all: false);

        public static void manual_seed_all(long seed) => Seed(seed, all: true);

        /// <summary>Waits until all that was queued on the device is done.</summary>
        public static void synchronize(Device? device = null) => Arg.Check(NativeCuda.Synchronize(device?.index ?? -1));

        private static void Seed(long seed, bool all)
        {
            if (is_available())
            {
                Arg.Check(NativeCuda.ManualSeed((ulong)seed, all));
            }
        }
    }
}
