using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>DeiT-Ti (arXiv 2012.12877, table 1): a ViT-Ti whose training needs no more data than ImageNet-1k.</summary>
[Variant(typeof(VitTiny16), Name = "deit_tiny_patch16_224")]
public sealed partial class DeitTiny;

/// <summary>DeiT-S (arXiv 2012.12877, table 1): a ViT-S whose training needs no more data than ImageNet-1k.</summary>
[Variant(typeof(VitSmall16), Name = "deit_small_patch16_224")]
public sealed partial class DeitSmall;

/// <summary>DeiT-B (arXiv 2012.12877, table 1): a ViT-B whose training needs no more data than ImageNet-1k.</summary>
[Variant(typeof(VitBase16), Name = "deit_base_patch16_224")]
public sealed partial class DeitBase;

/// <summary>DeiT-B (arXiv 2012.12877, table 1), fine-tuned at 384×384.</summary>
[Variant(typeof(DeitBase), Name = "deit_base_patch16_384")]
[ImageInput(384)]
public sealed partial class DeitBaseAt384;

/// <summary>DeiT-Ti distilled (arXiv 2012.12877, section 4): a second token learns what a teacher would say.</summary>
[Model(Name = "deit_tiny_distilled_patch16_224", NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 192)]
[ClassToken]
[DistillationToken]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 3)]
[DistilledHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class DeitTinyDistilled;

/// <summary>DeiT-S distilled (arXiv 2012.12877, section 4): a second token learns what a teacher would say.</summary>
[Variant(typeof(DeitTinyDistilled), Name = "deit_small_distilled_patch16_224")]
[PatchEmbed(16, Dim = 384)]
[Stage(12, Heads = 6)]
public sealed partial class DeitSmallDistilled;

/// <summary>DeiT-B distilled (arXiv 2012.12877, section 4): a second token learns what a teacher would say.</summary>
[Variant(typeof(DeitTinyDistilled), Name = "deit_base_distilled_patch16_224")]
[PatchEmbed(16, Dim = 768)]
[Stage(12, Heads = 12)]
public sealed partial class DeitBaseDistilled;

/// <summary>DeiT-B distilled (arXiv 2012.12877, section 4), fine-tuned at 384×384.</summary>
[Variant(typeof(DeitBaseDistilled), Name = "deit_base_distilled_patch16_384")]
[ImageInput(384)]
public sealed partial class DeitBaseDistilledAt384;
