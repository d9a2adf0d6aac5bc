using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>Set Transformer for the 40 classes of ModelNet40's point clouds (arXiv 1810.00825, section 5.5).</summary>
[Model(Name = "set_transformer_modelnet40")]
[SetInput(1000)]
[InducedSetAttention(16, Dim = 256, Heads = 4)]
[InducedSetAttention(16, Heads = 4)]
[Dropout(0.5)]
[AttentionPool(1, Heads = 4)]
[Dropout(0.5)]
[ClassHead(40, Pool = Pool.Mean)]
[Checkpoint<OfficialSetTransformer>]
public sealed partial class SetTransformerModelNet40;

/// <summary>Set Transformer for mixtures of four Gaussians in the plane: weight, mean and deviation of each (arXiv 1810.00825, section 5.3).</summary>
[Model(Name = "set_transformer_mixture")]
[SetInput(500, Features = 2)]
[InducedSetAttention(32, Dim = 128, Heads = 4)]
[InducedSetAttention(32, Heads = 4)]
[AttentionPool(4, Heads = 4)]
[SetAttention(Heads = 4)]
[SetAttention(Heads = 4)]
[LinearHead(5)]
[Checkpoint<OfficialMixtureSetTransformer>]
public sealed partial class SetTransformerMixture;
