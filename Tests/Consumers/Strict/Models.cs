using ModelDsl;

namespace Strict
{
    /// <summary>A small vision transformer.</summary>
    [Model(DropPath = 0.1)]
    [ImageInput(32)]
    [PatchEmbed(8, Dim = 64)]
    [ClassToken]
    [Position(typeof(LearnablePosition))]
    [Stage(4, Heads = 4)]
    [ClassHead(10)]
    [Budget(Parameters = 1e6)]
    public sealed partial class Vit;

    /// <summary>The same with fewer heads.</summary>
    [Variant(typeof(Vit), Heads = 2)]
    public sealed partial class NarrowVit;

    /// <summary>Merging and windows: stages, views and a closing norm.</summary>
    [Model(Attention = typeof(WindowAttention), Window = 4)]
    [ImageInput(64)]
    [PatchEmbed(4, Dim = 32, Norm = typeof(LayerNorm))]
    [Stage(2, Heads = 2)]
    [PatchMerging]
    [Stage(1, Heads = 4)]
    [ClassHead(10, Pool = Pool.Mean)]
    public abstract partial class SmallSwin;
}

// What a namespace holds hides nothing from generated code.
namespace Strict.Hiding
{
    internal static class System;

    internal static class TorchSharp;

    internal static class Tensor;

    internal static class ModelSummary;

    /// <summary>A vision transformer among names that are others elsewhere.</summary>
    [Model]
    [ImageInput(32)]
    [PatchEmbed(8, Dim = 64)]
    [Stage(2, Heads = 4)]
    [ClassHead(10, Pool = Pool.Mean)]
    public sealed partial class Vit;
}
