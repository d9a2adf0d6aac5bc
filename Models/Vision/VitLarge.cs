using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>ViT-L/16 (arXiv 2010.11929, table 1).</summary>
[Model(Name = "vit_large_patch16_224", NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 1024)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(24, Heads = 16)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitLarge16;

/// <summary>ViT-L/16 (arXiv 2010.11929, table 1), fine-tuned at 384×384.</summary>
[Model(Name = "vit_large_patch16_384", NormEps = 1e-6)]
[ImageInput(384)]
[PatchEmbed(16, Dim = 1024)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(24, Heads = 16)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitLarge16At384;

/// <summary>ViT-L/32 (arXiv 2010.11929, table 1).</summary>
[Model(Name = "vit_large_patch32_224", NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(32, Dim = 1024)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(24, Heads = 16)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitLarge32;

/// <summary>ViT-L/32 (arXiv 2010.11929, table 1), fine-tuned at 384×384.</summary>
[Model(Name = "vit_large_patch32_384", NormEps = 1e-6)]
[ImageInput(384)]
[PatchEmbed(32, Dim = 1024)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(24, Heads = 16)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class VitLarge32At384;
