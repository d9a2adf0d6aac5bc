using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>Twins-SVT-S (arXiv 2104.13840, table 10): attention inside windows and attention to a reduced grid in turn.</summary>
[Model(Name = "alt_gvt_small", Attention = typeof(LocalGlobalAttention), Window = 7, Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(4, Dim = 64, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 2, Reduction = 8)]
[PatchEmbed(2, Dim = 128, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 4, Reduction = 4)]
[PatchEmbed(2, Dim = 256, Norm = typeof(LayerNorm))]
[Stage(10, Heads = 8, Reduction = 2)]
[PatchEmbed(2, Dim = 512, Norm = typeof(LayerNorm))]
[Stage(4, Heads = 16, Reduction = 1)]
[ClassHead(1000, Pool = Pool.Mean)]
[Checkpoint<OfficialTwins>]
public sealed partial class TwinsSvtSmall;

/// <summary>Twins-SVT-B (arXiv 2104.13840, table 10).</summary>
[Variant(typeof(TwinsSvtSmall), Name = "alt_gvt_base")]
[PatchEmbed(4, Dim = 96), Stage(2, Heads = 3)]
[PatchEmbed(2, Dim = 192), Stage(2, Heads = 6)]
[PatchEmbed(2, Dim = 384), Stage(18, Heads = 12)]
[PatchEmbed(2, Dim = 768), Stage(2, Heads = 24)]
public sealed partial class TwinsSvtBase;

/// <summary>Twins-SVT-L (arXiv 2104.13840, table 10).</summary>
[Variant(typeof(TwinsSvtSmall), Name = "alt_gvt_large")]
[PatchEmbed(4, Dim = 128), Stage(2, Heads = 4)]
[PatchEmbed(2, Dim = 256), Stage(2, Heads = 8)]
[PatchEmbed(2, Dim = 512), Stage(18, Heads = 16)]
[PatchEmbed(2, Dim = 1024), Stage(2, Heads = 32)]
public sealed partial class TwinsSvtLarge;
