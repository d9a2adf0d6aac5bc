namespace ModelDsl.Models.Tests.Vision;

/// <summary>PVT-Fashion for other images and classes.</summary>
[Variant(typeof(PvtFashion), Name = "pvt_other")]
[ImageInput(28, H = 28, W = 36, Channels = 3)]
[ClassHead(7)]
public sealed partial class PvtOther;

/// <summary>Swin-Fashion for larger images and windows, shifted in the second stage, too.</summary>
[Variant(typeof(SwinFashion), Name = "swin_other", Window = 8)]
[ImageInput(64, Channels = 1)]
public sealed partial class SwinOther;

/// <summary>NesT-Fashion for larger images.</summary>
[Variant(typeof(NestFashion), Name = "nest_other")]
[ImageInput(32, Channels = 1)]
[ClassHead(3)]
public sealed partial class NestOther;

/// <summary>A distilled model and the same for larger images.</summary>
[Model(Name = "distilled_small")]
[ImageInput(32)]
[PatchEmbed(8, Dim = 16)]
[ClassToken]
[DistillationToken]
[Position(typeof(LearnablePosition))]
[Stage(1, Heads = 2)]
[DistilledHead(10)]
[Checkpoints.Checkpoint<TimmVit>]
public sealed partial class DistilledSmall;

/// <summary>The larger one.</summary>
[Variant(typeof(DistilledSmall), Name = "distilled_large")]
[ImageInput(48)]
[DistilledHead(4)]
public sealed partial class DistilledLarge;
