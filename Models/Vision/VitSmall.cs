using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>ViT-S/16 (How to train your ViT?, arXiv 2106.10270).</summary>
[Model(Name = "vit_small_patch16_224", NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 384)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 6)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitSmall16;

/// <summary>ViT-S/16 (How to train your ViT?, arXiv 2106.10270), fine-tuned at 384×384.</summary>
[Model(Name = "vit_small_patch16_384", NormEps = 1e-6)]
[ImageInput(384)]
[PatchEmbed(16, Dim = 384)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 6)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitSmall16At384;

/// <summary>ViT-S/32 (How to train your ViT?, arXiv 2106.10270).</summary>
[Model(Name = "vit_small_patch32_224", NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(32, Dim = 384)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 6)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitSmall32;

/// <summary>ViT-S/32 (How to train your ViT?, arXiv 2106.10270), fine-tuned at 384×384.</summary>
[Model(Name = "vit_small_patch32_384", NormEps = 1e-6)]
[ImageInput(384)]
[PatchEmbed(32, Dim = 384)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 6)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitSmall32At384;
