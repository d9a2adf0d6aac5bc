using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>ViT-B/16 (arXiv 2010.11929, table 1).</summary>
[Model(Name = "vit_base_patch16_224", NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 768)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 12)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitBase16;

/// <summary>ViT-B/16 (arXiv 2010.11929, table 1), fine-tuned at 384×384.</summary>
[Variant(typeof(VitBase16), Name = "vit_base_patch16_384")]
[ImageInput(384)]
public sealed partial class VitBase16At384;

/// <summary>ViT-B/32 (arXiv 2010.11929, table 1).</summary>
[Variant(typeof(VitBase16), Name = "vit_base_patch32_224")]
[PatchEmbed(32)]
public sealed partial class VitBase32;

/// <summary>ViT-B/32 (arXiv 2010.11929, table 1), fine-tuned at 384×384.</summary>
[Variant(typeof(VitBase32), Name = "vit_base_patch32_384")]
[ImageInput(384)]
public sealed partial class VitBase32At384;
