using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>A NesT (arXiv 2105.12723) whose first level is the pixels, for Fashion-MNIST (28×28 grey images of clothing, arXiv 1708.07747).</summary>
[Model(Attention = typeof(BlockAttention), NormEps = 1e-6, MlpRatio = 2)]
[ImageInput(28, Channels = 1)]
[PatchEmbed(1, Dim = 16)]
[BlockAggregation(Dim = 32, NormEps = 1e-6)]
[BlockPosition(4)]
[Stage(1, Heads = 2, Blocks = 4)]
[BlockAggregation(Dim = 64, NormEps = 1e-6)]
[BlockPosition(1)]
[Stage(3, Heads = 4, Blocks = 1)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<TimmNest>]
public sealed partial class NestFashion;
