using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>A Swin (arXiv 2103.14030) of two stages for Fashion-MNIST (28×28 grey images of clothing, arXiv 1708.07747).</summary>
[Model(Attention = typeof(SwinAttention), Window = 7, MlpRatio = 2)]
[ImageInput(28, Channels = 1)]
[PatchEmbed(2, Dim = 32, Norm = typeof(LayerNorm))]
[Stage(2, Heads = 2)]
[PatchMerging]
[Stage(2, Heads = 4)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<MicrosoftSwin>]
public sealed partial class SwinFashion;
