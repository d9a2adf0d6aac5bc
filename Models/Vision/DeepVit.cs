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
