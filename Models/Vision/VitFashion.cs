using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>A ViT small enough to learn Fashion-MNIST (28×28 grey images of clothing, arXiv 1708.07747) in minutes on two cores.</summary>
[Model(NormEps = 1e-6)]
[ImageInput(28, Channels = 1)]
[PatchEmbed(4, Dim = 64)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(4, Heads = 4, MlpRatio = 2)]
[ClassHead(10)]
[Checkpoint<TimmVit>]
public sealed partial class VitFashion;
