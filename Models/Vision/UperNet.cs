using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>UPerNet (arXiv 1807.10221) on Swin-T (arXiv 2103.14030, section 4.3), for the 150 classes of ADE20K.</summary>
[Model(Name = "upernet_swin_t")]
[Backbone(typeof(SwinTinyAt512))]
[LevelNorm]
[FcnHead(150, Level = 2, Channels = 256, Auxiliary = true)]
[UperHead(150, Channels = 512)]
[Upsample(4)]
[Checkpoint<MmsegUperNet>]
public sealed partial class UperNetSwinTiny;

/// <summary>UPerNet (arXiv 1807.10221) on Swin-S.</summary>
[Variant(typeof(UperNetSwinTiny), Name = "upernet_swin_s")]
[Backbone(typeof(SwinSmallAt512))]
public sealed partial class UperNetSwinSmall;

/// <summary>UPerNet (arXiv 1807.10221) on Swin-B.</summary>
[Variant(typeof(UperNetSwinTiny), Name = "upernet_swin_b")]
[Backbone(typeof(SwinBaseAt512))]
public sealed partial class UperNetSwinBase;

/// <summary>Swin-T for dense prediction: windows on any grid, which they need not tile.</summary>
[Variant(typeof(SwinTiny), Pad = true, DropPath = 0.3)]
[ImageInput(512)]
public abstract partial class SwinTinyAt512;

/// <summary>Swin-S for dense prediction.</summary>
[Variant(typeof(SwinSmall), Pad = true, DropPath = 0.3)]
[ImageInput(512)]
public abstract partial class SwinSmallAt512;

/// <summary>Swin-B for dense prediction.</summary>
[Variant(typeof(SwinBase), Pad = true, DropPath = 0.3)]
[ImageInput(512)]
public abstract partial class SwinBaseAt512;
