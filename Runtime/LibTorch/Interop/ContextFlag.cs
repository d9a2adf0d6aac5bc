namespace ModelDsl.LibTorch.Interop;

/// <summary>Switches of libtorch's global context, numbered as md_context_get in native/modes.cpp has them.</summary>
internal enum ContextFlag
{
    AllowTf32Cublas = 0,
    AllowTf32Cudnn = 1,
    EnableCudnn = 2,
    BenchmarkCudnn = 3,
    Deterministic = 4,
    DeterministicWarnOnly = 5,
    AllowFp16Reduction = 6,
    FlashAttention = 7,
    MathAttention = 8,
}
