using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

[Model(Attention = typeof(SwinAttention), Window = 7)]
[ImageInput(56)]
[PatchEmbed(4, Dim = 16, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 2)]
[PatchMerging]
[Stage(2, Heads = 4)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<MicrosoftSwin>]
public sealed partial class SwinA;

[Model(Attention = typeof(SwinAttention), Window = 4)]
[ImageInput(32)]
[PatchEmbed(2, Dim = 8)]
[Stage(2, Heads = 1)]
[PatchMerging]
[Stage(3, Heads = 2)]
[PatchMerging]
[Stage(1, Heads = 4)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<MicrosoftSwin>]
public sealed partial class SwinNoPatchNormA;
