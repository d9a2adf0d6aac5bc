using ModelDsl.Checkpoints;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>As huggingface/transformers has it: what it takes begins with the token of the start.</summary>
[Model(Norm = typeof(RmsNorm), Activation = Activation.QuickGelu, Causal = true)]
[TokenInput(16, Vocabulary = 17)]
[TokenEmbed(Dim = 16)]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 4)]
[LanguageHead(Vocabulary = 16)]
[Checkpoint<HuggingFaceGpt>]
public sealed partial class ImageGptTextA;

/// <summary>As openai/image-gpt has it: no biases.</summary>
[Model(Norm = typeof(RmsNorm), Activation = Activation.QuickGelu, Causal = true, QkvBias = false, ProjBias = false, MlpBias = false)]
[TokenInput(36, Vocabulary = 17)]
[TokenEmbed(Dim = 24)]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 3)]
[LanguageHead(Vocabulary = 16)]
[Checkpoint<HuggingFaceGpt>]
public sealed partial class ImageGptA;

/// <summary>The same with a head that scores classes, as it is fine-tuned.</summary>
[Model(Norm = typeof(RmsNorm), Activation = Activation.QuickGelu, Causal = true, QkvBias = false, ProjBias = false, MlpBias = false)]
[TokenInput(36, Vocabulary = 17)]
[TokenEmbed(Dim = 24)]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 3)]
[ClassHead(10, Pool = Pool.Mean, Bias = false)]
[Checkpoint<HuggingFaceGpt>]
public sealed partial class ImageGptClassifierA;
