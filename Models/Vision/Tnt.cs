using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>TNT-S (arXiv 2103.00112, table 1) as timm has it: pixels are convolved across patches, and normed one by one.</summary>
[Model(Name = "tnt_s_patch16_224")]
[ImageInput(224)]
[PixelEmbed(16, InnerDim = 24, Dim = 384)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[TntStage(12, Heads = 6, InnerHeads = 4)]
[ClassHead(1000)]
[Checkpoint<TimmTnt>]
public sealed partial class TntSmall;

/// <summary>TNT-B (arXiv 2103.00112, table 1) as timm has it.</summary>
[Variant(typeof(TntSmall), Name = "tnt_b_patch16_224")]
[PixelEmbed(16, InnerDim = 40, Dim = 640)]
[TntStage(12, Heads = 10)]
public sealed partial class TntBase;

/// <summary>TNT-S (arXiv 2103.00112, table 1) as its authors have it: words are convolved inside their patch, and normed together.</summary>
[Model(Name = "noah_tnt_s_patch16_224")]
[ImageInput(224)]
[WordEmbed(16, InnerDim = 24, Dim = 384)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[TntStage(12, Heads = 6, InnerHeads = 4, Block = typeof(TntWordBlock))]
[ClassHead(1000)]
[Checkpoint<OfficialTnt>]
public sealed partial class NoahTntSmall;

/// <summary>TNT-B (arXiv 2103.00112, table 1) as its authors have it.</summary>
[Variant(typeof(NoahTntSmall), Name = "noah_tnt_b_patch16_224")]
[WordEmbed(16, InnerDim = 40, Dim = 640)]
[TntStage(12, Heads = 10)]
public sealed partial class NoahTntBase;
