using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>A ViT small enough to learn Fashion-MNIST (28×28 grey images of clothing, arXiv 1708.07747) in minutes on two cores.</summary>
[Model(NormEps = 1e-6)]
[ImageInput(28, Channels = 1)]
[PatchEmbed(7, Dim = 128)]
[Position(typeof(LearnablePosition))]
[Stage(4, Heads = 2, MlpRatio = 2)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<TimmVit>]
public sealed partial class VitFashion;
