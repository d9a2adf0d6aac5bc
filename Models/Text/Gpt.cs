using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The first GPT ("Improving Language Understanding by Generative Pre-Training", Radford et al. 2018, section 4.1): a norm after each sum, tokens
/// of 40,478 pairs of bytes.
/// </summary>
[Model(Name = "openai-gpt", NormPosition = NormPosition.Post, Activation = Activation.GeluTanh, Causal = true)]
[TokenInput(512, Vocabulary = 40478)]
[TokenEmbed(Dim = 768)]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 12)]
[LanguageHead(Tied = true)]
[Checkpoint<HuggingFaceGpt1>]
public sealed partial class Gpt;

/// <summary>GPT-2, small ("Language Models are Unsupervised Multitask Learners", Radford et al. 2019, table 2).</summary>
[Model(Name = "gpt2", Activation = Activation.GeluTanh, Causal = true)]
[TokenInput(1024, Vocabulary = 50257)]
[TokenEmbed(Dim = 768)]
[Position(typeof(LearnablePosition))]
[Stage(12, Heads = 12)]
[LanguageHead(Tied = true)]
[Checkpoint<HuggingFaceGpt2>]
public sealed partial class Gpt2Small;

/// <summary>GPT-2, medium (Radford et al. 2019, table 2).</summary>
[Variant(typeof(Gpt2Small), Name = "gpt2-medium")]
[TokenEmbed(Dim = 1024)]
[Stage(24, Heads = 16)]
public sealed partial class Gpt2Medium;
