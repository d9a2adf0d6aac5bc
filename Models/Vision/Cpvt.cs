using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>CPVT-Ti (arXiv 2102.10882, table 1).</summary>
[Model(Name = "cpvt_ti", Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 192)]
[ClassToken]
[Stage(12, Heads = 3)]
[ClassHead(1000)]
[Checkpoint<TwinsCpvt>]
public sealed partial class CpvtTiny;

/// <summary>CPVT-S (arXiv 2102.10882, table 1).</summary>
[Variant(typeof(CpvtTiny), Name = "cpvt_s")]
[PatchEmbed(16, Dim = 384)]
[Stage(12, Heads = 6)]
public sealed partial class CpvtSmall;

/// <summary>CPVT-B (arXiv 2102.10882, table 1).</summary>
[Variant(typeof(CpvtTiny), Name = "cpvt_b")]
[PatchEmbed(16, Dim = 768)]
[Stage(12, Heads = 12)]
public sealed partial class CpvtBase;

/// <summary>CPVT-Ti with the mean of the tokens in place of the class token (arXiv 2102.10882, section 3.3).</summary>
[Model(Name = "cpvt_ti_gap", Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 192)]
[Stage(12, Heads = 3)]
[ClassHead(1000, Pool = Pool.Mean)]
[Checkpoint<TwinsCpvt>]
public sealed partial class CpvtTinyGap;

/// <summary>CPVT-S with the mean of the tokens in place of the class token (arXiv 2102.10882, section 3.3).</summary>
[Variant(typeof(CpvtTinyGap), Name = "cpvt_s_gap")]
[PatchEmbed(16, Dim = 384)]
[Stage(12, Heads = 6)]
public sealed partial class CpvtSmallGap;

/// <summary>CPVT-B with the mean of the tokens in place of the class token (arXiv 2102.10882, section 3.3).</summary>
[Variant(typeof(CpvtTinyGap), Name = "cpvt_b_gap")]
[PatchEmbed(16, Dim = 768)]
[Stage(12, Heads = 12)]
public sealed partial class CpvtBaseGap;
