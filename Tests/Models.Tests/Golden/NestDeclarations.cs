using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

[Model(Attention = typeof(BlockAttention), NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(4, Dim = 16)]
[BlockPosition(16)]
[Stage(1, Heads = 2, Blocks = 16)]
[BlockAggregation(Dim = 24, NormEps = 1e-6)]
[BlockPosition(4)]
[Stage(1, Heads = 3, Blocks = 4)]
[BlockAggregation(Dim = 32, NormEps = 1e-6)]
[BlockPosition(1)]
[Stage(2, Heads = 4, Blocks = 1)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<TimmNest>]
public sealed partial class NestA;

[Model(Attention = typeof(BlockAttention), NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(4, Dim = 12)]
[BlockPosition(16)]
[Stage(1, Heads = 2, Blocks = 16)]
[BlockAggregation(Dim = 24, NormEps = 1e-6, Padding = PoolPadding.Same)]
[BlockPosition(4)]
[Stage(1, Heads = 3, Blocks = 4)]
[BlockAggregation(Dim = 36, NormEps = 1e-6, Padding = PoolPadding.Same)]
[BlockPosition(1)]
[Stage(1, Heads = 6, Blocks = 1)]
[ClassHead(10, Pool = Pool.Mean)]
[Checkpoint<TimmNest>]
public sealed partial class NestJaxA;
