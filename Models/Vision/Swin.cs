using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>Swin-T (arXiv 2103.14030, section 3.3).</summary>
[Model(Name = "swin_tiny_patch4_window7_224", Attention = typeof(SwinAttention), Window = 7)]
[ImageInput(224)]
[PatchEmbed(4, Dim = 96, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 3)]
[PatchMerging]
[Stage(2, Heads = 6)]
[PatchMerging]
[Stage(6, Heads = 12)]
[PatchMerging]
[Stage(2, Heads = 24)]
[ClassHead(1000, Pool = Pool.Mean)]
[Checkpoint<MicrosoftSwin>]
public sealed partial class SwinTiny;

/// <summary>Swin-S (arXiv 2103.14030, section 3.3).</summary>
[Variant(typeof(SwinTiny), Name = "swin_small_patch4_window7_224")]
[Stage(2), Stage(2), Stage(18), Stage(2)]
public sealed partial class SwinSmall;

/// <summary>Swin-B (arXiv 2103.14030, section 3.3).</summary>
[Variant(typeof(SwinSmall), Name = "swin_base_patch4_window7_224")]
[PatchEmbed(4, Dim = 128)]
[Stage(2, Heads = 4)]
[Stage(2, Heads = 8)]
[Stage(18, Heads = 16)]
[Stage(2, Heads = 32)]
public sealed partial class SwinBase;

/// <summary>Swin-L (arXiv 2103.14030, section 3.3).</summary>
[Variant(typeof(SwinSmall), Name = "swin_large_patch4_window7_224")]
[PatchEmbed(4, Dim = 192)]
[Stage(2, Heads = 6)]
[Stage(2, Heads = 12)]
[Stage(18, Heads = 24)]
[Stage(2, Heads = 48)]
public sealed partial class SwinLarge;

/// <summary>Swin-B (arXiv 2103.14030, section 3.3), fine-tuned at 384×384 with windows of 12×12.</summary>
[Variant(typeof(SwinBase), Name = "swin_base_patch4_window12_384", Window = 12)]
[ImageInput(384)]
public sealed partial class SwinBaseAt384;

/// <summary>Swin-L (arXiv 2103.14030, section 3.3), fine-tuned at 384×384 with windows of 12×12.</summary>
[Variant(typeof(SwinLarge), Name = "swin_large_patch4_window12_384", Window = 12)]
[ImageInput(384)]
public sealed partial class SwinLargeAt384;
