using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>DeepViT with 16 blocks (arXiv 2103.11886, section 5.2).</summary>
[Model(Name = "deepvit_patch16_224_re_attn_16b", Attention = typeof(ReAttention), MlpRatio = 3, NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(16, Dim = 384)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(16, Heads = 12)]
[ClassHead(1000)]
[Checkpoint<TimmVit>]
public sealed partial class DeepVit16;

/// <summary>DeepViT with 24 blocks (arXiv 2103.11886, section 5.2).</summary>
[Variant(typeof(DeepVit16), Name = "deepvit_patch16_224_re_attn_24b")]
[Stage(24)]
public sealed partial class DeepVit24;

/// <summary>DeepViT with 32 blocks (arXiv 2103.11886, section 5.2).</summary>
[Variant(typeof(DeepVit16), Name = "deepvit_patch16_224_re_attn_32b")]
[Stage(32)]
public sealed partial class DeepVit32;

/// <summary>DeepViT-S (arXiv 2103.11886, section 5.3): a convolutional embedding, and re-attention in the last blocks, where maps grow alike.</summary>
[Model(Name = "deepvit_S", MlpRatio = 3, NormEps = 1e-6, ScaleAdjustment = 0.5, TransformScale = true)]
[ImageInput(224)]
[ConvEmbed(16, Dim = 396)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(11, Heads = 12)]
[Stage(5, Heads = 12, Attention = typeof(ReAttention))]
[ClassHead(1000)]
[Checkpoint<OfficialDeepVitSmall>]
public sealed partial class DeepVitSmall;

/// <summary>DeepViT-L (arXiv 2103.11886, section 5.3).</summary>
[Model(Name = "deepvit_L", MlpRatio = 3, NormEps = 1e-6, ScaleAdjustment = 0.5)]
[ImageInput(224)]
[ConvEmbed(16, Dim = 420)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(20, Heads = 12)]
[Stage(12, Heads = 12, Attention = typeof(ReAttention))]
[ClassHead(1000)]
[Checkpoint<OfficialDeepVitLarge>]
public sealed partial class DeepVitLarge;

/// <summary>DeepViT-L (arXiv 2103.11886, section 5.3), fine-tuned at 384×384.</summary>
[Variant(typeof(DeepVitLarge), Name = "deepvit_L_384")]
[ImageInput(384)]
public sealed partial class DeepVitLargeAt384;
