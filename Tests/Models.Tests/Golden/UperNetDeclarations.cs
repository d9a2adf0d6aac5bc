using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

[Model(Attention = typeof(SwinAttention), Window = 4, Pad = true, MlpRatio = 2)]
[ImageInput(64)]
[PatchEmbed(4, Dim = 6, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 1)]
[PatchMerging]
[Stage(2, Heads = 2)]
[PatchMerging]
[Stage(1, Heads = 3)]
[PatchMerging]
[Stage(1, Heads = 6)]
public abstract partial class UperNetSwinABackbone;

[Model]
[Backbone(typeof(UperNetSwinABackbone))]
[LevelNorm]
[FcnHead(5, Level = 2, Channels = 6, Auxiliary = true)]
[UperHead(5, Channels = 8)]
[Upsample(4)]
[Checkpoint<MmsegUperNet>]
public sealed partial class UperNetSwinA;
