using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>ViT-Ti/16 (How to train your ViT?, arXiv 2106.10270).</summary>
[Model(Name = "vit_tiny_patch16_224", NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 192)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 3)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitTiny16;

/// <summary>ViT-Ti/16 (How to train your ViT?, arXiv 2106.10270), fine-tuned at 384×384.</summary>
[Model(Name = "vit_tiny_patch16_384", NormEps = 1e-6)]
[ImageInput(384)]
[PatchEmbed(16, Dim = 192)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 3)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitTiny16At384;
