using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

[Model(Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 24)]
[ClassToken]
[Stage(2, Heads = 3)]
[ClassHead(10)]
[Checkpoint<TwinsCpvt>]
public sealed partial class CpvtA;

[Model(Position = typeof(ConditionalPosition), NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 32)]
[Stage(2, Heads = 4)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<TwinsCpvt>]
public sealed partial class CpvtGapA;
