using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class backends
    {
        public static partial class cuda
        {
            public static bool flash_sdp_enabled() => NativeModes.ContextGet(ContextFlag.FlashAttention);

            public static void enable_flash_sdp(bool enable) => Arg.Check(NativeModes.ContextSet(ContextFlag.FlashAttention, enable));

            public static bool math_sdp_enabled() => NativeModes.ContextGet(ContextFlag.MathAttention);

            public static void enable_math_sdp(bool enable) => Arg.Check(NativeModes.ContextSet(ContextFlag.MathAttention, enable));

            public static partial class matmul
            {
                public static bool allow_tf32
                {
                    get => NativeModes.ContextGet(ContextFlag.AllowTf32Cublas);
                    set => Arg.Check(NativeModes.ContextSet(ContextFlag.AllowTf32Cublas, value));
                }

                public static bool allow_fp16_reduced_precision_reduction
                {
                    get => NativeModes.ContextGet(ContextFlag.AllowFp16Reduction);
                    set => Arg.Check(NativeModes.ContextSet(ContextFlag.AllowFp16Reduction, value));
                }
            }
        }

        public static partial class cudnn
        {
            public static bool allow_tf32
            {
                get => NativeModes.ContextGet(ContextFlag.AllowTf32Cudnn);
                set => Arg.Check(NativeModes.ContextSet(ContextFlag.AllowTf32Cudnn, value));
            }
        }
    }
}
