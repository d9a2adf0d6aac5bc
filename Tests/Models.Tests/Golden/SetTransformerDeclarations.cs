using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

[Model]
[SetInput(9)]
[InducedSetAttention(4, Dim = 16, Heads = 4)]
[InducedSetAttention(4, Heads = 4)]
[AttentionPool(2, Heads = 4)]
[SetAttention(Heads = 4)]
[SetAttention(Heads = 4)]
[LinearHead(5)]
[Checkpoint<OfficialMixtureSetTransformer>]
public sealed partial class SetTransformerA;

[Model]
[SetInput(12)]
[InducedSetAttention(4, Dim = 16, Heads = 4, LayerNorm = true)]
[InducedSetAttention(4, Heads = 4, LayerNorm = true)]
[Dropout(0.5)]
[AttentionPool(1, Heads = 4, LayerNorm = true)]
[Dropout(0.5)]
[ClassHead(7, Pool = Pool.Mean)]
[Checkpoint<OfficialSetTransformer>]
public sealed partial class SetTransformerClassifierA;
