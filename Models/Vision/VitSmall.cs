namespace ModelDsl.Models;

/// <summary>ViT-S/16 (How to train your ViT?, arXiv 2106.10270).</summary>
[Variant(typeof(VitBase16), Name = "vit_small_patch16_224")]
[PatchEmbed(16, Dim = 384)]
[Stage(12, Heads = 6)]
public sealed partial class VitSmall16;

/// <summary>ViT-S/16 (How to train your ViT?, arXiv 2106.10270), fine-tuned at 384×384.</summary>
[Variant(typeof(VitSmall16), Name = "vit_small_patch16_384")]
[ImageInput(384)]
public sealed partial class VitSmall16At384;

/// <summary>ViT-S/32 (How to train your ViT?, arXiv 2106.10270).</summary>
[Variant(typeof(VitSmall16), Name = "vit_small_patch32_224")]
[PatchEmbed(32)]
public sealed partial class VitSmall32;

/// <summary>ViT-S/32 (How to train your ViT?, arXiv 2106.10270), fine-tuned at 384×384.</summary>
[Variant(typeof(VitSmall32), Name = "vit_small_patch32_384")]
[ImageInput(384)]
public sealed partial class VitSmall32At384;
