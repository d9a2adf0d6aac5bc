namespace ModelDsl.Models;

/// <summary>ViT-L/16 (arXiv 2010.11929, table 1).</summary>
[Variant(typeof(VitBase16), Name = "vit_large_patch16_224")]
[PatchEmbed(16, Dim = 1024)]
[Stage(24, Heads = 16)]
public sealed partial class VitLarge16;

/// <summary>ViT-L/16 (arXiv 2010.11929, table 1), fine-tuned at 384×384.</summary>
[Variant(typeof(VitLarge16), Name = "vit_large_patch16_384")]
[ImageInput(384)]
public sealed partial class VitLarge16At384;

/// <summary>ViT-L/32 (arXiv 2010.11929, table 1).</summary>
[Variant(typeof(VitLarge16), Name = "vit_large_patch32_224")]
[PatchEmbed(32)]
public sealed partial class VitLarge32;

/// <summary>ViT-L/32 (arXiv 2010.11929, table 1), fine-tuned at 384×384.</summary>
[Variant(typeof(VitLarge32), Name = "vit_large_patch32_384")]
[ImageInput(384)]
public sealed partial class VitLarge32At384;
