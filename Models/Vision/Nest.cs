using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>NesT-T (arXiv 2105.12723, table 2).</summary>
[Model(Name = "nest_tiny", Attention = typeof(BlockAttention), NormEps = 1e-6)]
[ImageInput(224)]
[PatchEmbed(4, Dim = 96)]
[BlockPosition(16)]
[Stage(2, Heads = 3, Blocks = 16)]
[BlockAggregation(Dim = 192, NormEps = 1e-6)]
[BlockPosition(4)]
[Stage(2, Heads = 6, Blocks = 4)]
[BlockAggregation(Dim = 384, NormEps = 1e-6)]
[BlockPosition(1)]
[Stage(8, Heads = 12, Blocks = 1)]
[ClassHead(1000, Pool = Pool.Mean)]
[Checkpoint<TimmNest>]
public sealed partial class NestTiny;

/// <summary>NesT-S (arXiv 2105.12723, table 2).</summary>
[Variant(typeof(NestTiny), Name = "nest_small")]
[Stage(2), Stage(2), Stage(20)]
public sealed partial class NestSmall;

/// <summary>NesT-B (arXiv 2105.12723, table 2).</summary>
[Variant(typeof(NestTiny), Name = "nest_base")]
[PatchEmbed(4, Dim = 128)]
[Stage(2, Heads = 4), BlockAggregation(Dim = 256)]
[Stage(2, Heads = 8), BlockAggregation(Dim = 512)]
[Stage(20, Heads = 16)]
public sealed partial class NestBase;

/// <summary>NesT-T (arXiv 2105.12723, table 2), padded as the paper's JAX code pads: for its published weights.</summary>
[Variant(typeof(NestTiny), Name = "jx_nest_tiny")]
[BlockAggregation(Padding = PoolPadding.Same), BlockAggregation(Padding = PoolPadding.Same)]
public sealed partial class JaxNestTiny;

/// <summary>NesT-S (arXiv 2105.12723, table 2), padded as the paper's JAX code pads: for its published weights.</summary>
[Variant(typeof(NestSmall), Name = "jx_nest_small")]
[BlockAggregation(Padding = PoolPadding.Same), BlockAggregation(Padding = PoolPadding.Same)]
public sealed partial class JaxNestSmall;

/// <summary>NesT-B (arXiv 2105.12723, table 2), padded as the paper's JAX code pads: for its published weights.</summary>
[Variant(typeof(NestBase), Name = "jx_nest_base")]
[BlockAggregation(Padding = PoolPadding.Same), BlockAggregation(Padding = PoolPadding.Same)]
public sealed partial class JaxNestBase;
