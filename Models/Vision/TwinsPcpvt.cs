using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>Twins-PCPVT-S (arXiv 2104.13840, table 11): PVT with conditional positions.</summary>
[Model(Name = "pcpvt_small_v0", Attention = typeof(SpatialReductionAttention), Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(4, Dim = 64, Norm = typeof(LayerNorm))]
[Stage(3, Heads = 1, Reduction = 8, MlpRatio = 8)]
[PatchEmbed(2, Dim = 128, Norm = typeof(LayerNorm))]
[Stage(4, Heads = 2, Reduction = 4, MlpRatio = 8)]
[PatchEmbed(2, Dim = 320, Norm = typeof(LayerNorm))]
[Stage(6, Heads = 5, Reduction = 2, MlpRatio = 4)]
[PatchEmbed(2, Dim = 512, Norm = typeof(LayerNorm))]
[Stage(3, Heads = 8, Reduction = 1, MlpRatio = 4)]
[ClassHead(1000, Pool = Pool.Mean)]
[Checkpoint<OfficialTwins>]
public sealed partial class TwinsPcpvtSmall;

/// <summary>Twins-PCPVT-B (arXiv 2104.13840, table 11).</summary>
[Variant(typeof(TwinsPcpvtSmall), Name = "pcpvt_base_v0")]
[Stage(3), Stage(4), Stage(18), Stage(3)]
public sealed partial class TwinsPcpvtBase;

/// <summary>Twins-PCPVT-L (arXiv 2104.13840, table 11).</summary>
[Variant(typeof(TwinsPcpvtSmall), Name = "pcpvt_large_v0")]
[Stage(3), Stage(8), Stage(27), Stage(3)]
public sealed partial class TwinsPcpvtLarge;
