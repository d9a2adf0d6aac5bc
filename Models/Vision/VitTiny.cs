namespace ModelDsl.Models;

/// <summary>ViT-Ti/16 (How to train your ViT?, arXiv 2106.10270).</summary>
[Variant(typeof(VitBase16), Name = "vit_tiny_patch16_224")]
[PatchEmbed(16, Dim = 192)]
[Stage(12, Heads = 3)]
public sealed partial class VitTiny16;

/// <summary>ViT-Ti/16 (How to train your ViT?, arXiv 2106.10270), fine-tuned at 384×384.</summary>
[Variant(typeof(VitTiny16), Name = "vit_tiny_patch16_384")]
[ImageInput(384)]
public sealed partial class VitTiny16At384;
