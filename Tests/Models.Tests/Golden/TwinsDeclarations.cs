using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

[Model(Attention = typeof(SpatialReductionAttention), Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(64)]
[PatchEmbed(4, Dim = 8, Norm = typeof(LayerNorm))]
[Stage(1, Heads = 1, Reduction = 8, MlpRatio = 8)]
[PatchEmbed(2, Dim = 16, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 2, Reduction = 4, MlpRatio = 8)]
[PatchEmbed(2, Dim = 24, Norm = typeof(LayerNorm))]
[Stage(1, Heads = 3, Reduction = 2, MlpRatio = 4)]
[PatchEmbed(2, Dim = 32, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 4, Reduction = 1, MlpRatio = 4)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<OfficialTwins>]
public sealed partial class TwinsPcpvtA;

[Model(Attention = typeof(LocalGlobalAttention), Window = 7, Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(56)]
[PatchEmbed(4, Dim = 16, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 2, Reduction = 2)]
[PatchEmbed(2, Dim = 32, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 4, Reduction = 1)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<OfficialTwins>]
public sealed partial class TwinsSvtA;
