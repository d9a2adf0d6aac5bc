using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>A PVT (arXiv 2102.12122) of two stages for Fashion-MNIST (28×28 grey images of clothing, arXiv 1708.07747).</summary>
[Model(Attention = typeof(SpatialReductionAttention), NormEps = 1e-6, MlpRatio = 2)]
[ImageInput(28, Channels = 1)]
[PatchEmbed(2, Dim = 32, Norm = typeof(LayerNorm)), Position(typeof(LearnablePosition))]
[Stage(2, Heads = 2, Reduction = 2)]
[PatchEmbed(2, Dim = 64, Norm = typeof(LayerNorm)), ClassToken, Position(typeof(LearnablePosition))]
[Stage(2, Heads = 4, Reduction = 1)]
[ClassHead(10)]
[Checkpoint<OfficialPvt>]
public sealed partial class PvtFashion;
