using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// VT-ResNet-18 (token-based visual transformers, arXiv 2006.03677, section 4.1): ResNet-18, its last stage in 16 tokens. The convolutions answer to
/// the keys of torchvision's ResNet; the authors published no weights.
/// </summary>
[Model(Name = "vt_resnet18", Block = typeof(ResidualBlock))]
[ImageInput(224)]
[ResNetStem]
[Stage(2)]
[ResidualDownsampling]
[Stage(1)]
[ResidualDownsampling]
[Stage(1)]
[VisualTransformer(2, Tokens = 16, TokenDim = 1024, Heads = 16)]
[ClassHead(1000, Pool = Pool.Mean)]
[Checkpoint<TorchvisionResNet>]
public sealed partial class VisualTransformerResNet18;

/// <summary>VT-ResNet-34 (arXiv 2006.03677, section 4.1).</summary>
[Variant(typeof(VisualTransformerResNet18), Name = "vt_resnet34")]
[Stage(3), Stage(3), Stage(5)]
[VisualTransformer(3)]
public sealed partial class VisualTransformerResNet34;
