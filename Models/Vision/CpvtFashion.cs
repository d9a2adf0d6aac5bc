using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>A CPVT (arXiv 2102.10882) for Fashion-MNIST (28×28 grey images of clothing, arXiv 1708.07747).</summary>
[Model(Position = typeof(ConditionalPosition), NormEps = 1e-6, MlpRatio = 2)]
[ImageInput(28, Channels = 1)]
[PatchEmbed(4, Dim = 64)]
[Stage(4, Heads = 4)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<TwinsCpvt>]
public sealed partial class CpvtFashion;
