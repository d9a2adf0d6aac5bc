using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

[Model]
[ImageInput(32)]
[PixelEmbed(16, InnerDim = 12, Dim = 24)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[TntStage(2, Heads = 2, InnerHeads = 3)]
[ClassHead(10)]
[Checkpoint<TimmTnt>]
public sealed partial class TntA;

[Model]
[ImageInput(32)]
[WordEmbed(16, InnerDim = 12, Dim = 24)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[TntStage(2, Heads = 3, InnerHeads = 2, Block = typeof(TntWordBlock))]
[ClassHead(10)]
[Checkpoint<OfficialTnt>]
public sealed partial class TntOfficialA;
