using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>PVT-Tiny (arXiv 2102.12122, table 1).</summary>
[Model(Name = "pvt_tiny", Attention = typeof(SpatialReductionAttention), NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(4, Dim = 64, Norm = typeof(LayerNorm)), Position(typeof(LearnablePosition))]
[Stage(2, Heads = 1, Reduction = 8, MlpRatio = 8)]
[PatchEmbed(2, Dim = 128, Norm = typeof(LayerNorm)), Position(typeof(LearnablePosition))]
[Stage(2, Heads = 2, Reduction = 4, MlpRatio = 8)]
[PatchEmbed(2, Dim = 320, Norm = typeof(LayerNorm)), Position(typeof(LearnablePosition))]
[Stage(2, Heads = 5, Reduction = 2, MlpRatio = 4)]
[PatchEmbed(2, Dim = 512, Norm = typeof(LayerNorm)), ClassToken, Position(typeof(LearnablePosition))]
[Stage(2, Heads = 8, Reduction = 1, MlpRatio = 4)]
[ClassHead(1000)]
[Checkpoint<OfficialPvt>]
public sealed partial class PvtTiny;

/// <summary>PVT-Small (arXiv 2102.12122, table 1).</summary>
[Variant(typeof(PvtTiny), Name = "pvt_small")]
[Stage(3)]
[Stage(4)]
[Stage(6)]
[Stage(3)]
public sealed partial class PvtSmall;

/// <summary>PVT-Medium (arXiv 2102.12122, table 1).</summary>
[Variant(typeof(PvtTiny), Name = "pvt_medium")]
[Stage(3)]
[Stage(4)]
[Stage(18)]
[Stage(3)]
public sealed partial class PvtMedium;

/// <summary>PVT-Large (arXiv 2102.12122, table 1).</summary>
[Variant(typeof(PvtTiny), Name = "pvt_large")]
[Stage(3)]
[Stage(8)]
[Stage(27)]
[Stage(3)]
public sealed partial class PvtLarge;
