using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>A Twins-SVT (arXiv 2104.13840) of two stages for Fashion-MNIST (28×28 grey images of clothing, arXiv 1708.07747).</summary>
[Model(Attention = typeof(LocalGlobalAttention), Window = 7, Position = typeof(ConditionalPosition), NormEps = 1e-6, MlpRatio = 2)]
[ImageInput(28, Channels = 1)]
[PatchEmbed(2, Dim = 32, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 2, Reduction = 2)]
[PatchEmbed(2, Dim = 64, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 4, Reduction = 1)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<OfficialTwins>]
public sealed partial class TwinsFashion;
